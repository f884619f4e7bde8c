//! Code that blocks in `block_in_place`: the other tasks go on elsewhere, but not the task that it belongs to, and
//! so none of the futures that are polled together in that task.

use super::Case;
use super::sequence::called_on;
use crate::diagnosis::{Finding, Id};
use crate::facts::Wait;
use crate::words;

/// A timer of a task rang while code of the same task blocked in place, and was heard only afterwards.
pub(super) fn stops_its_task(case: &Case<'_>) -> Option<Finding> {
    case.facts.program_waits().find_map(|wait| {
        // Who waits as no task in the poll of one has left it.
        let task = wait.in_poll_of.filter(|_| wait.task.is_none())?;
        let line = Some(case.line_of(wait)?);
        let unheard = |other: &&Wait| {
            let of_task = other.task == Some(task);
            let rings = other.until.is_some_and(|until| Some(until) < wait.to);
            of_task && rings && other.ended > wait.ended
        };
        let timer = case.facts.program_waits().find(unheard)?;
        let calls = called_on(case, line);
        let by = match calls[..] {
            [only] => Some(only),
            _ => None,
        };
        let rang = (case.line_of(timer), timer.until.unwrap_or_default());
        let message = words::stops_its_task(&wait.op, line, by, rang, wait.to.unwrap_or_default());
        let lines = line.into_iter().chain(calls).chain(rang.0);
        Some(Finding::new(Id::BlocksRuntime, message, lines.collect()))
    })
}
