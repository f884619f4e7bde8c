//! Sentences about results that come later than they could, and tasks that end before they are done. Decides
//! nothing.

use super::{list, quoted};
use crate::transcript::seconds;
use std::time::Duration;

/// `waits` is the line that waits for both, and `call` one that is to look at without it.
pub(crate) fn kept_back(
    text: &str,
    (work, done): (&str, Duration),
    (other, at): (&str, Duration),
    waits: Option<u32>,
    call: Option<u32>,
) -> String {
    let look = match (waits, call) {
        (Some(line), _) => format!(": line {line} waits that long"),
        (None, Some(line)) => format!("; look at line {line}"),
        (None, None) => String::new(),
    };
    format!(
        "{work} is done at {} s, but {} comes only at {} s, when {other} is done too{look}; take each result as soon as it is there",
        seconds(done),
        quoted(text),
        seconds(at)
    )
}

/// `told` is the line that tells tasks to stop, if there is one.
pub(crate) fn tasks_aborted(
    tasks: &[String],
    at: Duration,
    told: Option<u32>,
    missing: &[&str],
) -> String {
    let missing = missing.first().map_or(String::new(), |line| {
        format!("; {} is never printed", quoted(line))
    });
    let are = match tasks {
        [one] if !one.contains(" tasks of ") => "is",
        _ => "are",
    };
    let why = told.map_or_else(
        || "a task ends with the set that it is in, or when it is told to".into(),
        |line| format!("line {line} tells tasks to stop"),
    );
    format!(
        "at {} s {} {are} cancelled, before the work is done: {why}{missing}",
        seconds(at),
        list(tasks)
    )
}
