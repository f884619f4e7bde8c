//! `cargo xtask check`: which exercises, in which order, and what becomes of the verdicts. The judging is
//! `judge`'s, the words are the grader's.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, bail};
use grader::perfetto;
use grader::search::Replayed;
use grader::verdict::{Report, Status, Verdict};

use crate::cli::{CheckArgs, Format};
use crate::course::{Course, Lesson};
use crate::expect::expectation;
use crate::judge::{Judged, Options, judge};
use crate::lab::build::Program;
use crate::lab::libraries::Libraries;
use crate::next::{self, OrTry};
use crate::progress::{self, Progress, source_hash};
use crate::report::{self, Form};

/// Checks exercises and says how they do.
pub(crate) fn run(args: CheckArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let lessons = lessons(&course, &args)?;
    if args.answer.is_some() && lessons.len() != 1 {
        bail!(
            "--answer judges one file for one exercise; name it: `cargo xtask check ex04 --answer FILE`"
        );
    }
    let named = args.schedule.as_deref();
    let replayed = named
        .map(str::parse::<Replayed>)
        .transpose()
        .map_err(anyhow::Error::msg)?;
    if replayed.is_some() && lessons.len() != 1 {
        bail!(
            "--schedule replays one schedule of one exercise; name it: `cargo xtask check ex04 --schedule ID`"
        );
    }
    let options = Options {
        quick: args.quick || replayed.is_some(),
        replayed,
        ..Options::default()
    };
    let libraries = Libraries::ready(&course)?;
    let judged = check_all(&course, &libraries, &lessons, &args, &options);
    finish(&lessons, judged, &args)
}

fn lessons<'a>(course: &'a Course, args: &CheckArgs) -> Result<Vec<&'a Lesson>> {
    if args.all {
        return Ok(course.lessons().iter().collect());
    }
    if args.exercises.is_empty() {
        let progress = Progress::load(&course.root);
        return Ok(vec![progress.chosen(course, None)?]);
    }
    let mut lessons: Vec<&Lesson> = Vec::new();
    for name in &args.exercises {
        let lesson = course.resolve(name).or_try("cargo xtask list")?;
        if !lessons.iter().any(|other| other.name == lesson.name) {
            lessons.push(lesson);
        }
    }
    Ok(lessons)
}

/// Judges the exercises, as many at once as there are processors; their reports come in the order of the
/// exercises, each as soon as those before it are there.
fn check_all(
    course: &Course,
    libraries: &Libraries,
    lessons: &[&Lesson],
    args: &CheckArgs,
    options: &Options,
) -> Vec<Result<Judged>> {
    let order = order(lessons, options);
    let next = AtomicUsize::new(0);
    let board = Mutex::new(Board::new(lessons.len()));
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(lessons.len());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let Some(&index) = order.get(next.fetch_add(1, Ordering::Relaxed)) else {
                        return;
                    };
                    let lesson = lessons[index];
                    let (judged, report) = check_one(course, libraries, lesson, args, options);
                    let mut board = board
                        .lock()
                        .unwrap_or_else(std::sync::PoisonError::into_inner);
                    board.put(index, judged, report, args.format);
                }
            });
        }
    });
    let board = board
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    board.judged.into_iter().flatten().collect()
}

/// In which order to begin. The lab takes longest for programs with crates: begun last, they would leave the
/// other processors idle. With real runs, which sleep most of the time, the first report should come first.
fn order(lessons: &[&Lesson], options: &Options) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    if options.quick {
        order.sort_by_key(|&index| lessons[index].crates().is_empty());
    }
    order
}

/// Results as they come in, printed in order.
struct Board {
    judged: Vec<Option<Result<Judged>>>,
    reports: Vec<Option<String>>,
    printed: usize,
}

impl Board {
    fn new(count: usize) -> Board {
        Board {
            judged: (0..count).map(|_| None).collect(),
            reports: vec![None; count],
            printed: 0,
        }
    }

    fn put(&mut self, index: usize, judged: Result<Judged>, report: String, format: Format) {
        self.judged[index] = Some(judged);
        self.reports[index] = Some(report);
        while let Some(Some(report)) = self.reports.get(self.printed) {
            if format == Format::Human {
                anstream::println!("{report}");
            }
            self.printed += 1;
        }
    }
}

/// Judges one exercise, remembers how it went, and writes its report.
fn check_one(
    course: &Course,
    libraries: &Libraries,
    lesson: &Lesson,
    args: &CheckArgs,
    options: &Options,
) -> (Result<Judged>, String) {
    let attempt = || -> Result<(Judged, String)> {
        let expectation = expectation(lesson)?;
        let answer = args.answer.as_deref();
        // What is somebody's own file, no reset brings back.
        let helps = answer.map_or_else(
            || format!("cargo xtask reset {}", lesson.short()),
            |file| format!("ls -l {}", file.display()),
        );
        let program = Program::read(course, lesson, answer).or_try(helps)?;
        let stub = fs::read_to_string(lesson.stub()).ok();
        let judged = judge(
            course,
            libraries,
            &expectation,
            &program,
            stub.as_deref(),
            options,
        )?;
        if args.answer.is_none() && options.replayed.is_none() {
            remember(course, lesson, &program, &judged.verdict);
        }
        if let Some(path) = &args.trace {
            write_trace(path, &judged)?;
        }
        let form = if args.plain { Form::Plain } else { Form::Drawn };
        let report = report::write(
            lesson,
            &expectation,
            &program.source,
            &judged,
            form,
            args.answer.as_deref(),
        );
        Ok((judged, report))
    };
    match attempt() {
        Ok((judged, report)) => (Ok(judged), report),
        Err(error) => {
            let report = format!("{}  ? no verdict\n", lesson.name);
            (Err(error), report)
        }
    }
}

fn remember(course: &Course, lesson: &Lesson, program: &Program, verdict: &Verdict) {
    progress::update(&course.root, |progress| {
        record(progress, lesson, program, verdict);
    });
}

/// Notes how a check went.
pub fn record(progress: &mut Progress, lesson: &Lesson, program: &Program, verdict: &Verdict) {
    match (verdict.status, &verdict.diagnosis) {
        (Status::Passed, _) => {
            progress.record_pass(&lesson.name, &source_hash(program.source.as_bytes()));
        }
        (_, Some(diagnosis)) => progress.record_failure(&lesson.name, diagnosis.id.name()),
        _ => {}
    }
}

fn write_trace(path: &Path, judged: &Judged) -> Result<()> {
    let Some(shown) = &judged.shown else {
        bail!(
            "there is no run to write to {}: {}",
            path.display(),
            judged.verdict.notes.join("; ")
        );
    };
    let text = serde_json::to_vec(&perfetto::document(&shown.trace))
        .context("failed to write the trace")?;
    fs::write(path, text).with_context(|| format!("failed to write {}", path.display()))
}

/// Prints what is left to print and finds the exit code.
fn finish(lessons: &[&Lesson], judged: Vec<Result<Judged>>, args: &CheckArgs) -> Result<ExitCode> {
    let mut verdicts = Vec::new();
    let mut helps = HashMap::new();
    for (lesson, judged) in lessons.iter().zip(judged) {
        verdicts.push(match judged {
            Ok(judged) => judged.verdict,
            // One exercise alone: the error speaks for itself.
            Err(error) if lessons.len() == 1 => return Err(error),
            Err(error) => {
                helps.extend(next::command(&error).map(|help| (&lesson.name, help.to_owned())));
                Verdict::inconclusive(&lesson.name, next::causes(&error))
            }
        });
    }
    let count = |status| {
        verdicts
            .iter()
            .filter(|verdict| verdict.status == status)
            .count()
    };
    let (passed, failed) = (count(Status::Passed), count(Status::Failed));
    let open = verdicts.len() - passed - failed;
    let undecided: Vec<&Verdict> = verdicts
        .iter()
        .filter(|verdict| verdict.status == Status::Inconclusive)
        .collect();
    for verdict in undecided {
        let again = || format!("cargo xtask check {}", verdict.name);
        anstream::eprintln!(
            "no verdict on {}: {}\n  next: {}",
            verdict.name,
            report::shown_lines(&verdict.notes.join("; ")),
            helps.get(&verdict.name).cloned().unwrap_or_else(again)
        );
    }
    if args.format == Format::Human && verdicts.len() > 1 {
        anstream::println!(
            "{passed} passed, {failed} failed{}",
            if open > 0 {
                format!(", {open} without a verdict")
            } else {
                String::new()
            }
        );
    }
    if args.format == Format::Json {
        println!(
            "{}",
            serde_json::to_string(&Report::new(verdicts))
                .context("failed to write the verdicts")?
        );
    }
    Ok(ExitCode::from(match (failed, open) {
        (0, 0) => 0,
        (0, _) => 2,
        _ => 1,
    }))
}
