//! Watch without a screen: for each save a verdict in sentences, for a screen reader, a log or a pipe.
//! Prints no escape codes.

use std::io::{Write, stdout};
use std::time::Duration;

use anyhow::Result;
use grader::verdict::{Status, Verdict, check};

use crate::desk::event::{Effect, Event};
use crate::desk::{Desk, Heard, Phase};
use crate::draw::text::clean;
use crate::session::Session;
use xtask::process;
use xtask::text::capital;

/// How soon a signal is noticed.
const ATTENTION: Duration = Duration::from_millis(100);

/// Until it is interrupted.
pub(super) fn run(session: &mut Session) -> Result<()> {
    let seat = session.desk.seat();
    say(&format!(
        "Watching {}. Each save is checked; Ctrl-C ends it.",
        seat.file
    ))?;
    loop {
        let Some(event) = session.wait(ATTENTION) else {
            if process::interrupted() {
                return Ok(());
            }
            continue;
        };
        // Here a save is the only way to say which lesson is meant.
        if let Event::Saved { lesson, .. } = &event
            && *lesson != session.desk.at
        {
            let lesson = *lesson;
            for effect in session.desk.go(lesson) {
                session.carry_out(effect, None)?;
            }
            continue;
        }
        let confirms = matches!(event, Event::Confirmed { .. });
        let tells = confirms
            || matches!(
                event,
                Event::Lab { .. }
                    | Event::Broken { .. }
                    | Event::Preparing { .. }
                    | Event::Missing { .. }
            );
        let before = session.desk.phase.clone();
        for effect in session.take(event) {
            if effect == Effect::Quit {
                return Ok(());
            }
            session.carry_out(effect, None)?;
        }
        if let Some(note) = session.desk.note.take() {
            say(&capital(&clean(&note)))?;
        }
        if tells && session.desk.phase != before {
            let words = words(&session.desk, confirms);
            if !words.is_empty() {
                say(&words)?;
            }
        }
    }
}

fn say(words: &str) -> std::io::Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "{words}")?;
    out.flush()
}

/// What is new, in sentences.
fn words(desk: &Desk, confirms: bool) -> String {
    let seat = desk.seat();
    match &desk.phase {
        Phase::Nothing | Phase::Checking { words: None } => String::new(),
        Phase::Checking { words: Some(words) } => capital(&clean(words)),
        Phase::Missing => format!("{} is not there.", seat.file),
        Phase::Broken(words) => format!("{}: no verdict. {}", seat.name, capital(&clean(words))),
        Phase::Heard(heard) if confirms => confirmation(&seat.name, &heard.verdict),
        Phase::Heard(heard) => verdict(&seat.name, heard),
    }
}

fn confirmation(name: &str, verdict: &Verdict) -> String {
    let Some(real) = verdict.real_ms else {
        return String::new();
    };
    let seconds = real as f64 / 1000.0;
    if verdict.status == Status::Passed {
        return format!("{name}: for real, as wanted, in {seconds:.1} s.");
    }
    let message = verdict
        .diagnosis
        .as_ref()
        .map(|diagnosis| &diagnosis.message);
    let why = message
        .or(verdict.notes.last())
        .map(|why| capital(&clean(why)));
    format!("{name}: {}. {}", status(verdict), why.unwrap_or_default())
}

fn status(verdict: &Verdict) -> String {
    match (verdict.status, &verdict.diagnosis) {
        (Status::Passed, _) => "passed".into(),
        (Status::Failed, Some(diagnosis)) => format!("failed, {}", diagnosis.id.name()),
        (Status::Failed, None) => "failed".into(),
        _ => "no verdict yet".into(),
    }
}

fn verdict(name: &str, heard: &Heard) -> String {
    let verdict = &heard.verdict;
    let hash = heard.hash.trim_start_matches("xxh64:");
    let hash = hash.get(..6).unwrap_or(hash);
    let mut lines = vec![format!("{name}, main.rs {hash}: {}.", status(verdict))];
    if let Some(diagnosis) = &verdict.diagnosis {
        lines.push(capital(&clean(&diagnosis.message)));
    }
    lines.extend(verdict.notes.iter().map(|note| capital(&clean(note))));
    for (number, text) in &heard.quotes {
        lines.push(format!("Line {number}: {}", clean(text.trim())));
    }
    let steps = verdict.diagnosis.iter().flat_map(|told| &told.steps);
    lines.extend(steps.map(|step| clean(&step.split_whitespace().collect::<Vec<_>>().join(" "))));
    let mut checks = verdict.checks.iter();
    let differs = checks.find(|check| {
        check.status == Status::Failed
            && check.name != check::COMPILES
            && !check.expected.is_empty()
    });
    if let Some(check) = differs {
        let row = |text: &str| {
            let lines: Vec<String> = text.lines().map(|line| clean(line.trim())).collect();
            lines.join("; ").replace(":;", ":")
        };
        lines.push(format!("Wanted: {}.", row(&check.expected)));
        lines.push(format!("Yours: {}.", row(&check.actual)));
    }
    lines.join("\n")
}
