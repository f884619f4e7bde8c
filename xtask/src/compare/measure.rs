//! Lets the measuring program measure, a process for each experiment, round after round. It
//! prints nothing and draws no conclusions.
//!
//! Everything is measured once before anything is measured again, so that a busy minute falls on all alike,
//! and so that what a slow machine has no time for is a whole round and not a whole section.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::plan::Plan;
use super::results::Results;
use super::words;
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
