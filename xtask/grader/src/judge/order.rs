//! The transcript is not the wanted one: why? The causes that the trace can prove come first, the bare
//! difference last. Each cause has a room of its own; this one asks them in order.

use super::{
    Case, answers, budget, computing, difference, early, evidence, failures, in_flight, late,
    limit, pool, sequence, shared, unpolled,
};
use crate::diagnosis::{Finding, Id};
use crate::facts::Line;
use crate::transcript::Transcript;
use crate::words;

/// The most telling reason for a transcript that is not the wanted one.
pub(super) fn explain(case: &Case<'_>) -> Finding {
    let difference = Difference::new(case);
    in_flight::left_by_an_error(case, &difference)
        .or_else(|| unpolled::warned(case))
        .or_else(|| early::cut_off(case, &difference))
        .or_else(|| unpolled::never_polled(case, &difference))
        .or_else(|| in_flight::answers_dropped(case, &difference))
        .or_else(|| {
            // Whoever keeps a thread from its tasks has that to mend first.
            let lost = failures::lost(case, &difference)?;
            sequence::blocks_runtime(case).or(Some(lost))
        })
        .or_else(|| early::cancelled(case, &difference))
        .or_else(|| budget::exceeded(case))
        .or_else(|| pool::too_large(case))
        .or_else(|| pool::too_small(case))
        .or_else(|| sequence::one_after_the_other(case))
        .or_else(|| sequence::locked_out(case))
        .or_else(|| sequence::waits_for_other(case))
        .or_else(|| in_flight::explain(case))
        .or_else(|| budget::queued(case))
        .or_else(|| budget::unused(case, Id::WrongTiming))
        .or_else(|| budget::repeated(case))
        .or_else(|| {
            difference
                .only_times()
                .then(|| budget::idle(case))
                .flatten()
        })
        .or_else(|| sequence::blocks_runtime(case))
        .or_else(|| computing::told_too_soon(case, &difference))
        .or_else(|| evidence::busy_waits(case))
        .or_else(|| evidence::tries_again(case))
        .or_else(|| shared::explain(case, &difference))
        .or_else(|| limit::over(case))
        .or_else(|| difference::completion_order(case, &difference))
        .or_else(|| answers::completion_order(case, &difference))
        .or_else(|| answers::told_too_soon(case, &difference))
        .or_else(|| early::goes_on(case, &difference))
        .or_else(|| early::lives_on(case, &difference))
        .or_else(|| early::outlives_ctrl_c(case, &difference))
        .or_else(|| late::kept_back(case, &difference))
        .or_else(|| difference.only_times().then(|| limit::idle(case)).flatten())
        .or_else(|| {
            let idle = || in_flight::idle(case);
            difference.only_times().then(idle).flatten()
        })
        .unwrap_or_else(|| difference::bare(case, &difference))
}

/// With other values in the code that is given, or with other answers from those who are asked: a line that says what
/// it said before does not come from there.
fn said_before(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let plain = &case.submission.expectation.transcript;
    let said = |transcript: &Transcript, line: &Line| transcript.lines().any(|it| it == line.text);
    let before = |line: &&&Line| said(plain, line) && !said(case.wanted, line);
    let line = difference.extra.iter().find(before)?;
    let wanted = difference::counterpart(case, line, difference);
    let place = case.line(line.place);
    let message = words::still_printed(&line.text, place, wanted);
    let lines = place.into_iter().chain(case.calls_of_printer(line));
    let finding = Finding::new(Id::Faked, message, lines.collect());
    Some(finding.with(case.wanted.to_string(), case.actual.to_string()))
}

/// The reason for a transcript that is not the one of other values.
pub(super) fn explain_given(case: &Case<'_>) -> Finding {
    let difference = Difference::new(case);
    // The causes are those of the values that the lesson knows of; but where the record proves that a shared value was
    // torn, these values show it and the others hid it.
    shared::torn_apart(case, &difference)
        .or_else(|| said_before(case, &difference))
        .unwrap_or_else(|| difference::bare(case, &difference))
}

/// The reason for a transcript that is not the one of other servers.
pub(super) fn explain_told(case: &Case<'_>) -> Finding {
    let difference = Difference::new(case);
    said_before(case, &difference).unwrap_or_else(|| explain(case))
}

/// Whether a line is missing.
pub(super) fn loses(case: &Case<'_>) -> bool {
    !Difference::new(case).missing.is_empty()
}

/// Lines that are missing and lines that are too many.
pub(super) struct Difference<'a> {
    pub(super) missing: Vec<&'a str>,
    pub(super) extra: Vec<&'a Line>,
}

impl<'a> Difference<'a> {
    pub(super) fn new(case: &'a Case<'_>) -> Self {
        let mut missing: Vec<&str> = case.wanted.lines().collect();
        let mut extra = Vec::new();
        for line in &case.facts.lines {
            match missing.iter().position(|wanted| *wanted == line.text) {
                Some(at) => drop(missing.remove(at)),
                None => extra.push(line),
            }
        }
        Self { missing, extra }
    }

    /// Every line is there, and none that should not be.
    pub(super) fn only_times(&self) -> bool {
        self.missing.is_empty() && self.extra.is_empty()
    }

    /// Lines are missing and no others stand in their places: something was not done. With another line in
    /// the place of each, it is the text that is wrong.
    pub(super) fn lacks_work(&self) -> bool {
        self.missing.len() > self.extra.len()
    }
}
