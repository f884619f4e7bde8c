//! `cargo xtask conform`: is the lab faithful? Each small program of `tests/conformance` is run for real,
//! several times, and then in the lab until everything that was seen for real has been seen there too.
//! What the lab can print and reality was not seen to print is no fault: reality had no luck.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result, bail};
use grader::expectation::{CheckFile, CtrlC as Moment};
use grader::facts::Facts;
use grader::search::{Budget, Search};
use lab_trace::End;

use crate::cli::ConformArgs;
use crate::course::Course;
use crate::lab::build::{Binary, Built, Program, World};
use crate::lab::explore::Lab;
use crate::lab::libraries::Libraries;
use crate::process::{self, Ended, Spec, Status, Stream};

/// Schedules in which a program may show what it showed for real.
const BUDGET: Budget = Budget {
    systematic: 400,
    ends: 400,
    random: 1200,
    events: 400_000,
    at_least: 6,
};

/// Real runs, alone, in which an outcome that the lab does not have must show again to count. In the lab
/// computing takes no time, so a machine that stood still for a moment can do what the lab cannot.
const AGAIN: u32 = 8;

/// How a program opens that is to meet Ctrl-C: when it has printed what follows.
const CTRL_C: &str = "//! Ctrl-C: ";

/// What a program was seen to do: how it ended, and what it printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Observation {
    end: String,
    stdout: String,
}

/// Compares the programs whose names hold one of the given words, or all.
pub(crate) fn run(args: ConformArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let libraries = Libraries::ready(&course)?;
    let files = programs(&course, &args.names)?;
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    // Real runs sleep most of the time.
    let workers = thread::available_parallelism().map_or(1, usize::from) * 2;
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(error) = compare(&course, &libraries, file, args.runs) {
                        let mut failures = failures.lock().unwrap_or_else(PoisonError::into_inner);
                        failures.push(format!("{}: {error:#}", file.display()));
                    }
                }
            });
        }
    });
    let mut failures = failures
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    failures.sort();
    for failure in &failures {
        anstream::println!("✗ {failure}");
    }
    anstream::println!(
        "{} passed, {} failed",
        files.len() - failures.len(),
        failures.len()
    );
    Ok(ExitCode::from(u8::from(!failures.is_empty())))
}

fn programs(course: &Course, names: &[String]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let folder = course.root.join("tests").join("conformance");
    for kind in
        fs::read_dir(&folder).with_context(|| format!("failed to list {}", folder.display()))?
    {
        let kind = kind?.path();
        if kind.is_dir() {
            files.extend(fs::read_dir(&kind)?.flatten().map(|entry| entry.path()));
        }
    }
    let wanted = |file: &PathBuf| {
        let name = file.to_string_lossy();
        names.is_empty() || names.iter().any(|part| name.contains(part.as_str()))
    };
    files.retain(|file| file.extension().is_some_and(|kind| kind == "rs") && wanted(file));
    files.sort();
    if files.is_empty() {
        bail!("no program in {} has such a name", folder.display());
    }
    Ok(files)
}

static ALONE: Mutex<()> = Mutex::new(());

fn compare(course: &Course, libraries: &Libraries, file: &Path, runs: u32) -> Result<()> {
    let program = Program::alone(course, file)?;
    let build = |world| -> Result<Binary> {
        match program.build(course, libraries, world)? {
            Built::Ready(binary) => Ok(binary),
            Built::Refused { rendered, .. } => {
                bail!("it does not compile for {world:?}: {rendered}")
            }
        }
    };
    let (real, lab) = (build(World::Real)?, build(World::Lab)?);
    let ctrl_c = program
        .source
        .lines()
        .find_map(|line| line.strip_prefix(CTRL_C));
    let mut missing = BTreeSet::new();
    for _ in 0..runs {
        missing.insert(observe(&real.path, course, ctrl_c)?);
    }
    let seen = missing.len();
    let moment = |line: &str| Moment::Printed(line.to_owned());
    let beside = CheckFile {
        ctrl_c: ctrl_c.map(moment),
        ..CheckFile::default()
    };
    let mut lab = Lab::open(&lab, &course.root)?;
    lab.beside(&beside);
    let mut search = Search::new(BUDGET);
    let mut others = BTreeSet::new();
    while !missing.is_empty()
        && let Some(schedule) = search.next_schedule()
    {
        let trace = lab.run(&schedule.plan())?;
        search.ran(&schedule, &trace);
        let facts = Facts::new(&trace);
        let stdout = facts
            .lines
            .iter()
            .map(|line| format!("{}\n", line.text))
            .collect();
        let end = match &facts.end {
            Some(End::Returned(code) | End::Exited(code)) => format!("code {code}"),
            Some(End::Aborted) => "signal 6".into(),
            Some(End::Killed(signal)) => format!("signal {signal}"),
            Some(End::Deadlock) => "does not end".into(),
            other => format!("{other:?}"),
        };
        let observation = Observation { end, stdout };
        if !missing.remove(&observation) {
            others.insert(observation);
        }
    }
    if !missing.is_empty() {
        let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let again = (0..AGAIN)
            .map(|_| observe(&real.path, course, ctrl_c))
            .collect::<Result<BTreeSet<_>>>()?;
        missing.retain(|outcome| again.contains(outcome));
    }
    let Some(first) = missing.first() else {
        return Ok(());
    };
    let nearest = others.first().map_or_else(String::new, |other| {
        format!(
            "; in the lab, for example, {} with\n{}",
            other.end, other.stdout
        )
    });
    bail!(
        "{} of {seen} real outcomes are not among {} schedules: {} with\n{}{nearest}",
        missing.len(),
        search.count(),
        first.end,
        first.stdout
    )
}

fn observe(program: &Path, course: &Course, ctrl_c: Option<&str>) -> Result<Observation> {
    let spec = Spec {
        dir: Some(course.root.clone()),
        ..Spec::program(program)
    };
    let outcome = process::run_bounded(&spec, &mut spec.ctrl_c.at_line(ctrl_c))?;
    let end = match outcome.ended {
        Ended::Exited(Status::Code(code)) => format!("code {code}"),
        Ended::Exited(Status::Signal(signal)) => format!("signal {signal}"),
        Ended::WallLimit => "does not end".into(),
        Ended::Interrupted => bail!("interrupted"),
    };
    let stdout = String::from_utf8_lossy(&outcome.bytes(Stream::Stdout)).into_owned();
    Ok(Observation { end, stdout })
}
