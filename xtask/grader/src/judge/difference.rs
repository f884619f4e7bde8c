//! The difference itself, where no cause behind it could be proved: lines, their order, their times.

use super::answers::is_about;
use super::ends::who;
use super::in_flight;
use super::order::Difference;
use super::pause::{turns, untimely_before, wrong_pause};
use super::work::{ends_of, own_waits};
use super::{Case, failures};
use crate::accesses::{Accesses, Refusal};
use crate::diagnosis::{Finding, Id};
use crate::expectation::{Engine, Together, Work};
use crate::facts::{Line, Wait};
use crate::servers::Server;
use crate::transcript::{Item, TimedLine, Transcript};
use crate::words;
use lab_trace::Class;
use std::time::Duration;

/// The parts of the result are there, in the order in which they were ready.
pub(super) fn completion_order(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let check = &case.submission.expectation.check;
    let [wanted] = check.in_input_order.as_slice() else {
        return report_in_completion_order(case, difference);
    };
    if !difference.missing.contains(&wanted.as_str()) {
        return None;
    }
    let places = |line: &str| -> Option<Vec<usize>> {
        check
            .computed
            .iter()
            .map(|part| line.find(part.as_str()))
            .collect()
    };
    let frame = |line: &str| {
        let parts = check.computed.iter();
        parts.fold(line.to_owned(), |line, part| {
            line.replace(part.as_str(), "_")
        })
    };
    // The same list in every other way, so that a list that is written wrongly is told to be just that.
    let line = difference.extra.iter().find(|line| {
        let order = places(&line.text).map(|places| sorted_by(&places));
        let came = |order: &Vec<usize>| orders_of_completion(case, line).any(|it| it == *order);
        frame(&line.text) == frame(wanted) && order.as_ref().is_some_and(came)
    })?;
    Some(in_completion_order(case, line).with(wanted, line.text.clone()))
}

/// The lines of the report are all there, in the order in which the work was done.
fn report_in_completion_order(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let wanted = &case.submission.expectation.check.in_input_order;
    if !difference.only_times() {
        return None;
    }
    let lines: Option<Vec<&Line>> = wanted.iter().map(|text| case.facts.line(text)).collect();
    let lines = lines?;
    let steps: Vec<usize> = lines.iter().map(|line| line.step).collect();
    let (came, ready) = (sorted_by(&steps), readiness(case, wanted)?);
    let moved = came.iter().enumerate().find(|(at, line)| at != *line)?.1;
    let actual: Vec<&str> = came.iter().map(|at| wanted[*at].as_str()).collect();
    let as_ready = came.is_sorted_by_key(|at| ready.get(*at));
    // Or some are told by those who did the work, when it was done, and the rest in order after that.
    let too_early = |at: &usize| steps[..*at].iter().any(|step| *step > steps[*at]);
    let when_done = |at: usize| {
        let by_worker = case.facts.threads[lines[at].thread as usize].role.is_some();
        by_worker && lines[at].at == ready[at].0
    };
    let mut early = (0..lines.len()).filter(too_early);
    let by_workers = ready.len() == lines.len() && early.all(when_done);
    ((as_ready && came.len() == ready.len()) || by_workers).then(|| {
        in_completion_order(case, lines[*moved]).with(wanted.join("\n"), actual.join("\n"))
    })
}

/// When each piece of work was done: at its last line, or, where that is the report itself, when its own wait
/// was over.
fn readiness(case: &Case<'_>, report: &[String]) -> Option<Vec<(Duration, usize)>> {
    let work: Vec<Work> = case.submission.expectation.work().cloned().collect();
    if work.iter().all(|work| report.contains(&work.ends)) {
        let together = Together::of(Engine::Either, work);
        let waits = own_waits(case, &together)?;
        return waits.iter().map(|wait| Some((wait.to?, 0))).collect();
    }
    let ends = |work| ends_of(case.facts, work).map(|(_, end)| (end.at, end.step));
    work.iter().map(ends).collect()
}

/// Where results were collected, and where the line that is in the wrong place was printed. Whoever prints it
/// knows most of that; what a crate waits for inside of its calls, and who may go on, is no collecting.
pub(super) fn collected(case: &Case<'_>, line: &Line) -> Vec<u32> {
    let facts = &case.facts;
    let collects = |wait: &&Wait| {
        let class = matches!(wait.class, Class::TaskJoin | Class::Channel | Class::Lock);
        class && !wait.inside && !wait.op.contains("Semaphore") && wait.began < line.step
    };
    let waits = facts.waits.iter().filter(collects);
    let own = |wait: &&Wait| wait.thread == line.thread && wait.task == line.task;
    let (own, others): (Vec<&Wait>, Vec<&Wait>) = waits.partition(own);
    let waits = own.into_iter().chain(others);
    let held = facts.held.iter().filter(|held| held.from < line.step);
    let held = held.filter_map(|held| case.line(held.place));
    let waits = waits.filter_map(|wait| case.line_of(wait));
    let mut lines: Vec<u32> = waits.chain(held).collect();
    if lines.is_empty() {
        // Futures of one task leave no trace of who collects them, so the text has to say.
        lines.extend(case.submission.source.calls_of("push"));
    }
    lines.extend(case.line(line.place));
    lines
}

fn in_completion_order(case: &Case<'_>, line: &Line) -> Finding {
    let message = words::completion_order();
    Finding::new(Id::CompletionOrder, message, collected(case, line))
}

/// Indices in the order of their values.
fn sorted_by<T: Ord>(values: &[T]) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..values.len()).collect();
    indices.sort_by_key(|&index| &values[index]);
    indices
}

/// The pieces of work in the order in which they said that they were done, for each group that was done before
/// the line.
fn orders_of_completion<'a>(
    case: &'a Case<'_>,
    line: &'a Line,
) -> impl Iterator<Item = Vec<usize>> + 'a {
    let check = &case.submission.expectation.check;
    let limited = check.limit.iter().map(|limit| &limit.work);
    let groups = check.together.iter().map(|together| &together.work);
    groups.chain(limited).filter_map(|group| {
        let end = |work| ends_of(case.facts, work).map(|(_, end)| end.step);
        let steps: Option<Vec<usize>> = group.iter().map(end).collect();
        let before = |steps: &Vec<usize>| steps.iter().all(|step| *step < line.step);
        steps.filter(before).map(|steps| sorted_by(&steps))
    })
}

/// Nothing but the difference itself.
pub(super) fn bare(case: &Case<'_>, difference: &Difference<'_>) -> Finding {
    let (wanted, actual) = (case.wanted.to_string(), case.actual.to_string());
    if let Some(extra) = difference.extra.first() {
        let unheard = difference.missing.first().copied();
        let unheard = unheard.and_then(|wanted| in_flight::answer_unheard(case, extra, wanted));
        if let Some(finding) = unheard {
            return finding.with(wanted, actual);
        }
        let line = case.line(extra.place);
        let missing = counterpart(case, extra, difference);
        let unasked = unasked(case, extra);
        let failures = &case.submission.expectation.check.failures;
        let is_failure = missing.is_some_and(|missing| failures.iter().any(|it| it == missing));
        let lost = failures::thrown_away(case).filter(|_| is_failure);
        // Two lines in one: the end of the first is missing.
        let in_one = |text: &&&str| extra.text.starts_with(**text);
        let endless = difference.missing.iter().find(in_one);
        let endless = endless.and_then(|text| case.submission.source.prints_without_end(text));
        let more = match (unasked, lost, endless) {
            (Some(question), ..) => words::was_never_asked(&question),
            (None, Some(line), _) => words::error_goes(line),
            (None, None, Some(line)) => words::lacks_its_end(line),
            (None, None, None) => String::new(),
        };
        let last = case.wanted.timed().last().map(|(_, at)| at);
        let late = last.filter(|last| missing.is_none() && extra.at > *last);
        let late = late.map(|last| words::comes_after_all(extra.at, last));
        // The text may be right where it stands, and wrong in how often it is asked for.
        let thread = case
            .facts
            .threads
            .get(extra.thread as usize)
            .and_then(|thread| case.line(thread.place));
        let times = case.wanted.lines().filter(|text| *text == extra.text);
        let message = match (times.count(), difference.missing.first()) {
            (1.., None) => words::printed_again(&extra.text, line, thread),
            _ => {
                words::unexpected_line(&extra.text, line, missing)
                    + &late.unwrap_or_default()
                    + &more
            }
        };
        let lines = endless
            .into_iter()
            .chain(line)
            .chain(thread)
            .chain(lost)
            .chain(case.calls_of_printer(extra))
            .collect();
        return Finding::new(Id::WrongOutput, message, lines).with(wanted, actual);
    }
    if let Some(missing) = difference.missing.first() {
        let mut errors = case.facts.errors.iter();
        let elsewhere = errors.find(|(text, _)| text.trim_end() == *missing);
        let finding = match elsewhere {
            Some((_, place)) => {
                let line = case.line(*place);
                let message = words::on_standard_error(missing, line);
                Finding::new(Id::WrongOutput, message, line.into_iter().collect())
            }
            None => goes_without(case, missing).unwrap_or_else(|| left_out(case, missing)),
        };
        return finding.with(wanted, actual);
    }
    match first_moved(case) {
        Some((line, others))
            if !only_pauses_differ(case)
                && !untimely_before(case, line)
                && (same_pauses(case) || is_out_of_turn(case, line, &others)) =>
        {
            let number = case.line(line.place);
            let message = words::moved_line(&line.text, number);
            let others = others.iter().filter_map(|text| case.facts.line(text));
            let lines = case.lines(
                [line.place]
                    .into_iter()
                    .chain(others.map(|line| line.place)),
            );
            Finding::new(Id::WrongOutput, message, lines).with(wanted, actual)
        }
        _ => wrong_pause(case).with(wanted, actual),
    }
}

/// Whether two texts are not the same, and would be without their numbers.
pub(super) fn only_numbers_differ(one: &str, other: &str) -> bool {
    let bare = |text: &str| text.replace(|letter: char| letter.is_ascii_digit(), "");
    one != other && bare(one) == bare(other)
}

/// The wanted line in whose place another stands: one that begins alike, or that differs in numbers only, or
/// that is due when the other comes.
pub(super) fn counterpart<'a>(
    case: &Case<'_>,
    extra: &Line,
    difference: &Difference<'a>,
) -> Option<&'a str> {
    let begins = |text: &str| text.split([':', ' ']).next().unwrap_or_default().to_owned();
    let shape = |text: &str| text.replace(|letter: char| letter.is_ascii_digit(), "#");
    let missing = || difference.missing.iter().copied();
    let due = |text: &&str| case.wanted.time_of(text) == Some(extra.at);
    // With as many lines as there should be, each stands for one.
    let in_turn = || {
        let mut pairs = difference.extra.iter().zip(missing());
        let same = difference.extra.len() == difference.missing.len();
        let pair = pairs.find(|(other, _)| other.step == extra.step);
        pair.filter(|_| same).map(|(_, text)| text)
    };
    missing()
        .find(|text| begins(text) == begins(&extra.text))
        .or_else(|| missing().find(|text| shape(text) == shape(&extra.text)))
        .or_else(in_turn)
        .or_else(|| missing().find(due))
}

/// The question about whom a line tells, if it was never asked although others were.
fn unasked(case: &Case<'_>, line: &Line) -> Option<String> {
    let check = &case.submission.expectation.check;
    let asked = |question: &str| {
        let mut exchanges = case.facts.exchanges.iter();
        exchanges.any(|exchange| exchange.name == question)
    };
    check.in_flight.filter(|wanted| !wanted.cut_short)?;
    let subjects = check.servers.iter().flat_map(Server::subjects);
    let mut about = subjects.filter(|(subject, _)| is_about(&line.text, subject));
    let (_, question) = about.next()?;
    let expected = check.servers.iter().flat_map(Server::exchanges);
    let is_one = expected.into_iter().any(|(name, _)| name == question);
    (is_one && !asked(&question) && !case.facts.exchanges.is_empty()).then_some(question)
}

/// Whether the program pauses as long as wanted and as often, and begins at once: then it is not time that
/// is wrong with it.
fn same_pauses(case: &Case<'_>) -> bool {
    let pauses = |transcript: &Transcript| -> Vec<Duration> {
        let pause = |item: &Item| match item {
            Item::Pause(pause) => Some(*pause),
            Item::Lines(_) => None,
        };
        transcript.0.iter().filter_map(pause).collect()
    };
    let begins = |transcript: &Transcript| transcript.timed().next().map(|(_, at)| at);
    pauses(case.wanted) == pauses(&case.actual) && begins(case.wanted) == begins(&case.actual)
}

/// Whether one thread prints a line before others that should come first and are its own too, in a program
/// that takes as long as it should: then the order is its choice, and the pauses follow from that.
fn is_out_of_turn(case: &Case<'_>, line: &Line, others: &[String]) -> bool {
    let own = |other: &Line| {
        let threads = other.task.is_none() && line.task.is_none();
        threads && other.thread == line.thread && other.step > line.step
    };
    let mut others = others.iter().filter_map(|text| case.facts.line(text));
    case.facts.end_at == case.wanted.duration() && others.any(own)
}

/// Whether the lines come in a wanted order, when pauses are left out.
fn only_pauses_differ(case: &Case<'_>) -> bool {
    let check = &case.submission.expectation.check;
    let flat = |lines: Vec<TimedLine>| {
        let at = Duration::ZERO;
        let lines: Vec<_> = lines
            .into_iter()
            .map(|line| TimedLine { at, ..line })
            .collect();
        check.transcript(&lines, at)
    };
    let wanted = case.wanted.lines().map(|text| TimedLine {
        at: Duration::ZERO,
        text: text.into(),
    });
    flat(wanted.collect()) == flat(case.facts.timed_lines())
}

/// The first line that stands where others should, and those others.
fn first_moved<'a>(case: &'a Case<'_>) -> Option<(&'a Line, Vec<String>)> {
    let mut allowed = case.wanted.0.iter().filter_map(|item| match item {
        Item::Lines(lines) => Some(lines.clone()),
        Item::Pause(_) => None,
    });
    let mut group: Vec<String> = Vec::new();
    for (line, turn) in turns(case) {
        if group.is_empty() {
            group = allowed.next()?;
        }
        match group.iter().position(|text| *text == turn) {
            Some(at) => drop(group.remove(at)),
            None => return Some((line, group)),
        }
    }
    None
}

/// A task or a thread was refused what it had asked for without waiting, and says nothing after that.
fn goes_without(case: &Case<'_>, missing: &str) -> Option<Finding> {
    let accesses = Accesses::new(case.trace);
    let silent = |refusal: &&Refusal| {
        let by = (refusal.by.thread, refusal.by.task);
        let own = |line: &&Line| line.step > refusal.step && (line.thread, line.task) == by;
        refusal.op.contains("try_") && case.facts.lines.iter().find(own).is_none()
    };
    let refusal = accesses.refusals.iter().find(silent)?;
    let line = case.line(refusal.place)?;
    let who = who(case, refusal.by.thread, refusal.by.task);
    let message = words::goes_without(missing, &who, &refusal.op, line);
    Some(Finding::new(Id::WrongOutput, message, vec![line]))
}

/// A line is missing; if it does not begin a piece of work, others that come after it all the same tell where.
fn left_out(case: &Case<'_>, missing: &str) -> Finding {
    let holds = |item: &Item, text: &str| match item {
        Item::Lines(lines) => lines.iter().any(|line| line == text),
        Item::Pause(_) => false,
    };
    let position = |text: &str| case.wanted.0.iter().position(|item| holds(item, text));
    let place = position(missing);
    // Other work may go on without it.
    let of_work = |line: &Line| {
        let mut work = case.submission.expectation.work();
        work.any(|work| work.starts == line.text || work.ends == line.text)
    };
    let later = |line: &&Line| position(&line.text) > place && !of_work(line);
    let mut work = case.submission.expectation.work();
    let begins = work.any(|work| work.starts == missing);
    // One of many that are alike and may swap: who prints the others should have printed it.
    let alike = |line: &&Line| {
        let there = place.is_some() && position(&line.text) == place;
        there && only_numbers_differ(&line.text, missing)
    };
    if let Some(other) = case.facts.lines.iter().find(alike).filter(|_| !begins) {
        let line = case.line(other.place);
        let message = words::one_of_many_missing(missing, &other.text, line);
        return Finding::new(Id::WrongOutput, message, line.into_iter().collect());
    }
    let mut lines = case.facts.lines.iter();
    let next = lines.find(later).filter(|_| !begins);
    let line = next.and_then(|next| case.line(next.place));
    let message = words::missing_line(missing, next.map(|next| next.text.as_str()).zip(line));
    Finding::new(Id::WrongOutput, message, line.into_iter().collect())
}
