//! Builds the measuring program and lets it measure, a process for each experiment, round after round. It
//! prints nothing and draws no conclusions.
//!
//! Everything is measured once before anything is measured again, so that a busy minute falls on all alike,
//! and so that what a slow machine has no time for is a whole round and not a whole section.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;

use super::plan::Plan;
use super::results::Results;
use super::words;
use crate::course::Course;
use crate::lab::libraries::workspace;
use crate::next::OrTry;
use crate::process::{self, Ended, Limits, Spec, Status, Stream};

/// What came of it.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) results: Results,
    /// Rounds that were begun.
    pub(crate) rounds: u32,
    pub(crate) took: Duration,
}

/// A child gets so long at most, whatever is left of the budget.
const CHILD: Duration = Duration::from_secs(10);
/// With less than this left nothing is begun.
const LEAST: Duration = Duration::from_millis(500);

/// Finds the measuring program, and builds it when it is not there or not up to date. It is no part of the
/// runner, since a learner's first check should not wait for it.
pub(crate) fn program(course: &Course) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let spec = Spec {
        dir: Some(workspace()),
        ..Spec::tool(cargo)
    };
    let spec = spec
        // Together with the runner and the lab, since cargo chooses features for all packages together: with
        // others, tokio would be built once more.
        .args(["build", "--package", "compare", "--package", "xtask"])
        .args(["--package", "lab-tokio", "--quiet"])
        .args([
            "--message-format",
            "json-render-diagnostics",
            "--target-dir",
        ])
        .args([&course.target]);
    let outcome = process::run_tool(&spec, &mut |_| {})?;
    if outcome.ended == Ended::Interrupted {
        bail!("interrupted");
    }
    if !outcome.success() {
        let words = String::from_utf8_lossy(&outcome.bytes(Stream::Stderr)).into_owned();
        return Err(anyhow!("failed to build what measures: {}", words.trim()))
            .or_try("cargo build --package compare");
    }
    executable(&outcome.bytes(Stream::Stdout)).context("cargo built no program that measures")
}

/// The program's file, from cargo's messages.
fn executable(messages: &[u8]) -> Option<PathBuf> {
    #[derive(Deserialize)]
    struct Message {
        target: Target,
        executable: Option<PathBuf>,
    }
    #[derive(Deserialize)]
    struct Target {
        name: String,
    }
    messages
        .split(|&byte| byte == b'\n')
        .filter_map(|line| serde_json::from_slice::<Message>(line).ok())
        .filter(|message| message.target.name == "compare")
        .find_map(|message| message.executable)
}

/// Measures. `tell` hears which round begins.
pub(crate) fn measure(program: &Path, plan: &Plan, tell: &mut dyn FnMut(u32)) -> Result<Measured> {
    let began = Instant::now();
    let left = || plan.budget.saturating_sub(began.elapsed());
    let (mut results, mut rounds) = (Results::default(), 0);
    let mut longest = Duration::ZERO;
    for round in 1..=plan.rounds {
        // A round that would not come to its end would measure only its beginning once more.
        if left() < longest.max(LEAST) {
            break;
        }
        rounds = round;
        tell(round);
        let round_began = Instant::now();
        for (section, args) in plan.children() {
            let of = named(&args);
            if left() < LEAST {
                // What an earlier round has measured was not skipped.
                if round == 1 {
                    results.skip(section, of, &words::no_time_left(plan.budget));
                }
                continue;
            }
            let spec = Spec {
                limits: Limits {
                    wall: left().min(CHILD),
                    ..Limits::MEASURE
                },
                ..Spec::tool(program)
            };
            let outcome = process::run_tool(&spec.args(&args), &mut |_| {})?;
            match outcome.ended {
                Ended::Interrupted => bail!("interrupted"),
                Ended::Exited(Status::Code(0)) => {
                    let text = outcome.bytes(Stream::Stdout);
                    results.read(section, round, &String::from_utf8_lossy(&text))?;
                }
                Ended::WallLimit if round > 1 => {}
                Ended::WallLimit => results.skip(section, of, &words::too_slow(outcome.took)),
                Ended::Exited(status) => {
                    let last = outcome.lines.last().map(process::Line::shown);
                    results.skip(section, of, &words::broke(status, last.as_deref()));
                }
            }
        }
        longest = longest.max(round_began.elapsed());
    }
    Ok(Measured {
        results,
        rounds,
        took: began.elapsed(),
    })
}

/// Which readings a child with these arguments would have given, if they are of one kind.
fn named(args: &[String]) -> Option<(String, u32)> {
    let (series, at) = match args {
        [name, at] => (name.strip_prefix("waiting-")?, at),
        [name, at, _] => (name.strip_prefix("chats-")?, at),
        _ => return None,
    };
    Some((series.to_owned(), at.parse().ok()?))
}
