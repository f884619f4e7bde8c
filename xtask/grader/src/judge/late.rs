//! Results that are kept back: the work is done in time, and what tells of it comes later, when other work is
//! done too.

use super::Case;
use super::order::Difference;
use crate::diagnosis::{Finding, Id};
use crate::expectation::Work;
use crate::facts::{Line, Wait};
use crate::words;
use lab_trace::CRATES;
use std::time::Duration;

/// A line that could have come when a piece of work was done, and came when another one was.
pub(super) fn kept_back(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let expectation = case.submission.expectation;
    if !difference.only_times() || expectation.check.limit.iter().any(|limit| limit.alike) {
        return None;
    }
    let is_of_work = |text: &str| {
        let mut work = expectation.work();
        work.any(|work| work.starts == text || work.ends == text)
    };
    let times = times(case)?;
    let as_wanted = |(line, wanted): &(&Line, Duration)| {
        line.at >= *wanted && (line.at == *wanted || !is_of_work(&line.text))
    };
    if !times.iter().all(as_wanted) {
        return None;
    }
    let late = times.iter().filter(|(line, wanted)| line.at > *wanted);
    let (line, wanted) = late.min_by_key(|(line, wanted)| (*wanted, line.step))?;
    let done_at = |at: Duration| -> Option<(&Work, &Line)> {
        let mut work = expectation.work();
        work.find_map(|work| {
            let end = case.facts.line(&work.ends)?;
            (end.at == at).then_some((work, end))
        })
    };
    let ((work, end), (other, _)) = (done_at(*wanted)?, done_at(line.at)?);
    let waits = waits_for_others(case, line);
    // Futures that one task polls together leave no trace of what waits for all of them.
    let calls = case.calls_of_printer(end);
    let message = words::kept_back(
        &line.text,
        (&work.name, *wanted),
        (&other.name, line.at),
        waits,
        calls.first().copied(),
    );
    let lines = waits.into_iter().chain(calls).chain(case.line(line.place));
    Some(Finding::new(Id::WrongTiming, message, lines.collect()))
}

/// Each line, and when it should have come; of lines that are there several times the first is due first.
fn times<'a>(case: &'a Case<'_>) -> Option<Vec<(&'a Line, Duration)>> {
    let mut due: Vec<_> = case.wanted.timed().collect();
    let time = |line: &'a Line| {
        let at = due.iter().position(|(text, _)| *text == line.text)?;
        Some((line, due.remove(at).1))
    };
    case.facts.lines.iter().map(time).collect()
}

/// The line of the wait for other work that whoever prints the line came from.
fn waits_for_others(case: &Case<'_>, line: &Line) -> Option<u32> {
    let before = |wait: &&Wait| {
        let own = wait.thread == line.thread && wait.task == line.task;
        own && wait.took_time() && wait.to == Some(line.at) && wait.ended < Some(line.step)
    };
    let for_others = |wait: &&Wait| !wait.is_for_time();
    // What waits in a crate was called from somewhere above, and not on the last line seen.
    let in_crate = |wait: &&Wait| {
        let file = wait.place.and_then(|place| case.trace.file(place));
        file.is_some_and(|file| file.starts_with(CRATES))
    };
    let waits = case.facts.program_waits().filter(before);
    let last = waits.filter(for_others).last()?;
    Some(last)
        .filter(|wait| !in_crate(wait))
        .and_then(|wait| case.line_of(wait))
}
