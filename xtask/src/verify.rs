//! `cargo xtask verify`: every lesson proves itself, both ways. The stub fails for its intended reason,
//! the solution and every right answer pass, every wrong answer gets its diagnosis and its line.
//!
//! A wrong answer stands in the folder of its diagnosis and marks lines with `//~`, of which one must be named;
//! without a mark, none may be. The learner's own files are not looked at.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use grader::diagnosis::Id;
use grader::expectation::Expectation;
use grader::verdict::{Status, Verdict, check};

use crate::cli::VerifyArgs;
use crate::course::{Course, Lesson};
use crate::expect::expectation;
use crate::judge::{Options, judge};
use crate::lab::build::{Keep, Program, forget_unused};
use crate::lab::libraries::{Libraries, folder};

/// Marks the line that a diagnosis should name.
const MARK: &str = "//~";

/// A program, and what its verdict must be.
#[derive(Debug)]
struct Case {
    lesson: usize,
    file: PathBuf,
    expected: Expected,
    /// Also run for real.
    real: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    Pass,
    Fail(Id),
}

/// Proves lessons.
pub(crate) fn run(args: VerifyArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let lessons: Vec<&Lesson> = if args.exercises.is_empty() {
        course.lessons().iter().collect()
    } else {
        args.exercises
            .iter()
            .map(|name| course.resolve(name))
            .collect::<Result<_>>()?
    };
    let libraries = Libraries::ready(&course)?;
    let expectations = lessons
        .iter()
        .map(|lesson| expectation(lesson))
        .collect::<Result<Vec<_>>>()?;
    let mut cases = Vec::new();
    for (index, lesson) in lessons.iter().enumerate() {
        cases.extend(cases_of(index, lesson, &expectations[index], args.real)?);
    }
    if args.solutions {
        cases.retain(|case| case.file == lessons[case.lesson].solution());
    }
    // Most of the time goes into compiling, and after a change of the judging nothing has to be compiled anew.
    let began = SystemTime::now();
    let shelf = folder(&course).join("answers");
    let keep = Keep::In(shelf.clone());
    // All rounds in one queue, so that nobody waits for the slowest program of each.
    let total = cases.len() * args.repeat.max(1) as usize;
    let failures = Mutex::new(BTreeMap::new());
    let next = AtomicUsize::new(0);
    // A real run sleeps most of the time, so more of them than processors do no harm.
    let at_once = if args.real { 12 } else { 1 };
    let workers = thread::available_parallelism().map_or(1, usize::from) * at_once;
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= total {
                        return;
                    }
                    let (round, case) = (index / cases.len(), &cases[index % cases.len()]);
                    let proved = prove(
                        &keep,
                        &course,
                        &libraries,
                        lessons[case.lesson],
                        &expectations[case.lesson],
                        case,
                    );
                    if let Err(error) = proved {
                        let mut failures = failures.lock().unwrap_or_else(PoisonError::into_inner);
                        failures.insert(index, (round + 1, format!("{error:#}")));
                    }
                }
            });
        }
    });
    let failures = failures
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    for (round, failure) in failures.values() {
        match args.repeat {
            0 | 1 => anstream::println!("✗ {failure}"),
            _ => anstream::println!("✗ in round {round}: {failure}"),
        }
    }
    if !args.solutions {
        forget_unused(&shelf, &lessons, began);
    }
    for (index, lesson) in lessons.iter().enumerate() {
        let count = |wanted: fn(&Expected) -> bool| {
            cases
                .iter()
                .filter(|case| case.lesson == index && wanted(&case.expected))
                .count()
        };
        let right = count(|expected| *expected == Expected::Pass);
        let wrong = count(|expected| *expected != Expected::Pass);
        anstream::println!("{}: {right} right, {wrong} wrong", lesson.name);
    }
    let wrong = failures.len();
    anstream::println!("{} passed, {wrong} failed", total - wrong);
    Ok(ExitCode::from(u8::from(wrong > 0)))
}

fn cases_of(
    index: usize,
    lesson: &Lesson,
    expectation: &Expectation,
    real: bool,
) -> Result<Vec<Case>> {
    let intended = id(&expectation.check.stub)
        .with_context(|| format!("in the check file of {}", lesson.name))?;
    let case = |file, expected, real| Case {
        lesson: index,
        file,
        expected,
        real,
    };
    let mut cases = vec![
        case(lesson.stub(), Expected::Fail(intended), false),
        case(lesson.solution(), Expected::Pass, real),
    ];
    for file in programs(&lesson.answers().join("right"))? {
        cases.push(case(file, Expected::Pass, real));
    }
    let wrong = lesson.answers().join("wrong");
    for folder in entries(&wrong)? {
        let name = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let id = id(&name).with_context(|| format!("in {}", wrong.display()))?;
        for file in programs(&folder)? {
            cases.push(case(file, Expected::Fail(id), false));
        }
    }
    Ok(cases)
}

fn id(name: &str) -> Result<Id> {
    match Id::named(name) {
        Some(id) => Ok(id),
        None => bail!("'{name}' is no diagnosis"),
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("failed to list {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn programs(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = entries(folder)?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    Ok(paths)
}

fn prove(
    keep: &Keep,
    course: &Course,
    libraries: &Libraries,
    lesson: &Lesson,
    expectation: &Expectation,
    case: &Case,
) -> Result<()> {
    let mut program = Program::read(course, lesson, Some(&case.file))?;
    program.keep = keep.clone();
    let options = Options {
        quick: !case.real,
        ..Options::default()
    };
    let judged = judge(course, libraries, expectation, &program, None, &options)?;
    let verdict = &judged.verdict;
    let told = describe(verdict);
    match (case.expected, verdict.status) {
        (Expected::Pass, Status::Passed) => Ok(()),
        (Expected::Pass, _) => bail!("{} should pass but gets {told}", program.file),
        (Expected::Fail(id), Status::Failed) => {
            let diagnosis = verdict.diagnosis.as_ref();
            if diagnosis.map(|diagnosis| diagnosis.id) != Some(id) {
                bail!("{} should get {id} but gets {told}", program.file);
            }
            let marked: Vec<u32> = (1..)
                .zip(program.source.lines())
                .filter(|(_, line)| line.contains(MARK))
                .map(|(number, _)| number)
                .collect();
            let named = diagnosis
                .is_some_and(|diagnosis| diagnosis.at.iter().any(|at| marked.contains(&at.line)));
            let nowhere = diagnosis.is_none_or(|diagnosis| diagnosis.at.is_empty());
            // A stub is what learners get, so it carries no marks.
            let is_stub = case.file == lesson.stub();
            if marked.is_empty() && !nowhere && !is_stub {
                bail!("{} marks no line with {MARK} and gets {told}", program.file);
            }
            if !marked.is_empty() && !named {
                bail!(
                    "{} should name line {marked:?} but gets {told}",
                    program.file
                );
            }
            Ok(())
        }
        (Expected::Fail(id), _) => bail!("{} should get {id} but gets {told}", program.file),
    }
}

fn describe(verdict: &Verdict) -> String {
    let told = match &verdict.diagnosis {
        Some(diagnosis) => {
            let lines: Vec<String> = diagnosis.at.iter().map(|at| at.line.to_string()).collect();
            format!(
                "{} [{}]: {}",
                diagnosis.id,
                lines.join(", "),
                diagnosis.message
            )
        }
        None if verdict.status == Status::Passed => "a pass".into(),
        None => format!("no verdict: {}", verdict.notes.join("; ")),
    };
    // The lab's runs can be had again, and a real one cannot.
    let real = verdict
        .checks
        .iter()
        .find(|check| check.name == check::REAL);
    match real {
        Some(real) if !real.actual.is_empty() => {
            format!(
                "{told}; wanted\n{}\nand came\n{}",
                real.expected, real.actual
            )
        }
        _ => told,
    }
}
