//! `cargo xtask transcripts`: everything that a program was seen to print in the lab, with its pauses, and
//! the first schedule of each. Judges nothing: what is right is for the reader to say.

use std::collections::BTreeMap;
use std::path;
use std::process::ExitCode;

use anyhow::{Result, bail};
use grader::facts::Facts;
use grader::search::{Budget, ScheduleId, Search};
use grader::transcript::in_order;
use lab_trace::{End, Trace};
use serde::Serialize;

use crate::cli::TranscriptsArgs;
use crate::course::Course;
use crate::lab::build::{Built, Program, World};
use crate::lab::explore::Lab;
use crate::lab::libraries::Libraries;

#[derive(Serialize)]
struct Document {
    /// Every schedule with at most one preemption was run.
    complete: bool,
    schedules: usize,
    transcripts: Vec<Seen>,
}

#[derive(Serialize)]
struct Seen {
    lines: Vec<String>,
    end: String,
    /// The first schedule that showed it.
    schedule: String,
}

/// Runs the program in the lab and prints what it did.
pub(crate) fn run(args: TranscriptsArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let libraries = Libraries::ready(&course)?;
    let program = Program::alone(&course, &path::absolute(&args.file)?)?;
    let binary = match program.build(&course, &libraries, World::Lab)? {
        Built::Ready(binary) => binary,
        Built::Refused { rendered, .. } => bail!("it does not compile: {rendered}"),
    };
    let mut lab = Lab::open(&binary, &course.root)?;
    let mut seen = BTreeMap::new();
    let mut see = |schedule: &ScheduleId| -> Result<Trace> {
        let trace = lab.run(&schedule.plan())?;
        let facts = Facts::new(&trace);
        let transcript = (in_order(&facts.timed_lines(), facts.end_at), words(&facts));
        seen.entry(transcript)
            .or_insert_with(|| schedule.to_string());
        Ok(trace)
    };
    let mut search = Search::new(Budget {
        systematic: args.systematic,
        ends: args.systematic,
        random: 0,
        ..Budget::default()
    });
    while let Some(schedule) = search.next_schedule() {
        let trace = see(&schedule)?;
        search.ran(&schedule, &trace);
    }
    // Not by the search, which cuts its budget for large programs: here the number asked for is run.
    let one_way = search.count() == 1 && search.is_complete();
    let random = if one_way { 0 } else { args.random };
    for seed in 1..=random {
        see(&ScheduleId::Seed(seed))?;
    }
    let document = Document {
        complete: search.is_complete(),
        schedules: search.count() + random as usize,
        transcripts: seen
            .into_iter()
            .map(|((lines, end), schedule)| Seen {
                lines,
                end,
                schedule,
            })
            .collect(),
    };
    anstream::println!("{}", serde_json::to_string_pretty(&document)?);
    Ok(ExitCode::SUCCESS)
}

/// How the program ended, in few words.
fn words(facts: &Facts) -> String {
    match &facts.end {
        Some(End::Returned(code) | End::Exited(code)) => format!("code {code}"),
        Some(End::Deadlock) => "deadlock".into(),
        Some(other) => format!("{other:?}"),
        None => "unknown".into(),
    }
}
