//! `cargo xtask solution`: the reference, for who has solved the exercise or asks to be told.

use std::fs;
use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};

use crate::cli::SolutionArgs;
use crate::course::Course;
use crate::next::OrTry;
use crate::progress::Progress;

pub(crate) fn run(args: SolutionArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let progress = Progress::load(&course.root);
    let lesson = progress.chosen(&course, args.exercise.as_deref())?;
    let short = lesson.short();
    if !args.spoil && !progress.is_solved(&lesson.name) {
        let closed = anyhow!(
            "{} is not solved yet; `cargo xtask solution {short} --spoil` shows it all the same",
            lesson.name
        );
        return Err(closed).or_try(format!("cargo xtask hint {short}"));
    }
    let path = lesson.solution();
    let source = fs::read(&path)
        .with_context(|| format!("failed to read {}", path.display()))
        .or_try(format!("git restore {}", path.display()))?;
    anstream::stdout().write_all(&source)?;
    Ok(ExitCode::SUCCESS)
}
