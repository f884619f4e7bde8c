//! `cargo xtask compare`: threads against async on this machine, beside what the source says of them.
//!
//! The data go one way: [`plan`] → [`measure`] → [`results`] → [`findings`] and [`view`] → [`draw`], [`svg`]
//! and [`document`]. Only [`measure`] starts anything, through the room that may; only this file prints.

mod choices;
mod document;
mod draw;
mod findings;
mod measure;
mod plan;
mod results;
mod svg;
#[cfg(test)]
mod tests;
mod view;
mod words;

use std::fs;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;

use anyhow::{Context, Result};
use terminal_size::{Width, terminal_size_of};

pub(crate) use plan::Section;

use crate::cli::{CompareArgs, Format};
use crate::course::Course;
use crate::on_demand;
use plan::{Engine, Plan};

pub(crate) fn run(args: CompareArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let cores = u32::try_from(cores).unwrap_or(u32::MAX);
    let mut plan = if args.quick {
        Plan::quick(cores)
    } else {
        Plan::whole(cores)
    };
    if !args.sections.is_empty() {
        plan.sections
            .retain(|section| args.sections.contains(section));
    }

    if plan.sections.contains(&Section::Choices) {
        plan.chosen = chosen(&course);
    }

    let program = on_demand::program(&course, "compare")?;
    let watched = stderr().is_terminal();
    let measured = measure::measure(&program, &plan, &mut |round| {
        if watched {
            anstream::eprintln!("{}", words::round(round, plan.rounds));
        }
    })?;
    let sections = view::shown(&measured.results, &plan);
    let machine = words::machine(cores, measured.rounds, measured.took);

    if let Some(path) = &args.svg {
        fs::write(path, svg::picture(&sections, &machine))
            .with_context(|| format!("failed to write {}", path.display()))?;
        anstream::eprintln!("{}", words::svg_written(path));
    }
    let text = match args.format {
        Format::Json => document::document(&sections, &measured, &plan, cores),
        Format::Human if args.plain => draw::plain(&sections, &machine),
        Format::Human => draw::drawn(&sections, &machine, columns()),
    };
    anstream::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// What the learner's program has chosen; nothing where there is no program to read.
fn chosen(course: &Course) -> Vec<Option<Engine>> {
    let lesson = course.resolve(choices::LESSON).ok();
    let source = lesson.and_then(|lesson| fs::read_to_string(lesson.main_rs()).ok());
    source.map_or(Vec::new(), |source| choices::chosen(&source))
}

/// The width of the screen; where there is none, what fits everywhere.
fn columns() -> usize {
    const EVERYWHERE: usize = 80;
    const NARROWEST: usize = 30;
    let set = std::env::var("COLUMNS")
        .ok()
        .and_then(|set| set.parse().ok());
    let screen = || {
        let (Width(columns), _) = terminal_size_of(stdout())?;
        Some(usize::from(columns))
    };
    set.or_else(screen).unwrap_or(EVERYWHERE).max(NARROWEST)
}
