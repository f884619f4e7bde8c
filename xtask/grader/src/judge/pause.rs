//! A line that comes at a wrong time: which wait should have been another, or what began too soon?

use super::Case;
use super::evidence::pool_task;
use crate::diagnosis::{Finding, Id};
use crate::expectation::Work;
use crate::facts::{Line, Wait};
use crate::transcript::seconds;
use crate::words;
use lab_trace::{Class, Woken};
use std::time::Duration;

/// Every line, and the text that it is compared by.
pub(super) fn turns<'a>(case: &'a Case<'_>) -> impl Iterator<Item = (&'a Line, &'a str)> {
    let lines = &case.facts.lines;
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    lines
        .iter()
        .zip(case.submission.expectation.check.turns(&texts))
}

/// The first line that does not come when it is due, and when it is.
fn untimely<'a>(case: &'a Case<'_>) -> Option<(&'a Line, Duration)> {
    // A text may be wanted several times; each is due once.
    let mut due: Vec<_> = case.wanted.timed().collect();
    turns(case).find_map(|(line, turn)| {
        let at = due.iter().position(|(text, _)| *text == turn)?;
        let (_, wanted) = due.remove(at);
        (wanted != line.at).then_some((line, wanted))
    })
}

/// Whether another line before this one came at a wrong time: then the order is not what was wrong first.
pub(super) fn untimely_before(case: &Case<'_>, line: &Line) -> bool {
    untimely(case).is_some_and(|(first, _)| first.step < line.step)
}

/// The first pause that is too long, too short, missing or too many.
pub(super) fn wrong_pause(case: &Case<'_>) -> Finding {
    let Some((line, wanted)) = untimely(case) else {
        return wrong_end(case);
    };
    let (due, came) = (seconds(wanted), seconds(line.at));
    let printed = case.line(line.place);
    let is_early = line.at < wanted;
    let mut work = case.submission.expectation.work();
    if is_early && work.any(|work| work.starts == line.text) {
        // Its own waits come after it; what came too soon is its beginning.
        let begun = begun(case, line);
        let message = words::begins_too_soon(&line.text, &due, &came, begun.first().copied());
        let lines = begun.into_iter().chain(printed).collect();
        return Finding::new(Id::WrongTiming, message, lines);
    }
    // The wait that ended right before the line is the one to look at; a line that came too early may
    // have none.
    let ends_then = |wait: &&Wait| {
        let before = wait.ended.is_some_and(|step| step < line.step);
        before && wait.took_time() && wait.to == Some(line.at)
    };
    // What was over before the line's work began belongs to another part of the lesson.
    let mut ended_here = case.submission.expectation.work();
    let work = ended_here.find(|work| work.ends == line.text);
    let start = work.and_then(|work| case.facts.line(&work.starts));
    let start = start.filter(|start| start.step < line.step);
    let is_before =
        |wait: &Wait| start.is_some_and(|start| wait.ended.is_some_and(|at| at < start.step));
    let own = |wait: &&Wait| !is_before(wait) && !is_of_other_work(case, wait, line);
    let waits = || case.facts.program_waits().filter(ends_then).filter(own);
    let for_time = |wait: &&Wait| wait.is_for_time();
    // What was dropped there did not bring the line; what dropped it did.
    let whole = || waits().filter(|wait| wait.how != Some(Woken::Dropped));
    let wait = whole()
        .find(for_time)
        .or_else(|| whole().next())
        .or_else(|| waits().find(for_time))
        .or_else(|| waits().next());
    let at = wait.and_then(|wait| case.line(wait.place));
    let is_deadline = |wait: &&Wait| wait.class == Class::Timer && wait.op.contains("timeout");
    // A function that begins the work of the line and leaves its end to somebody else waits for this line.
    let begins = |wait: &&Wait| {
        let source = case.submission.source;
        let function = case.line_of(wait).and_then(|line| source.function_at(line));
        let mut work = case.submission.expectation.work();
        function
            .filter(|function| !function.prints(&line.text))
            .is_some_and(|function| {
                work.any(|work| work.ends == line.text && function.prints(&work.starts))
            })
    };
    let sure = whole().find(is_deadline).or_else(|| waits().find(begins));
    let sure = sure.and_then(|wait| case.line(wait.place));
    // A line that came too early lacks a wait before it; perhaps that stands after it.
    let later = case
        .facts
        .program_waits()
        .filter(own)
        .find(|wait| is_early && wait.took_time() && wait.began > line.step);
    let later = later.and_then(|wait| case.line(wait.place));
    // Whoever prints it waits on, and is done with that when the line is due.
    let by_printer = || {
        let waits = case.facts.program_waits().filter(own);
        let same = |wait: &&Wait| (wait.thread, wait.task) == (line.thread, line.task);
        waits.filter(same).filter(|wait| wait.took_time())
    };
    let until = by_printer().filter(|wait| wait.began > line.step && wait.to == Some(wanted));
    // With too little waiting in all, it is not the line that has to move.
    let in_all = case.facts.end_at == case.wanted.duration();
    let until = until.last().filter(|_| is_early && in_all);
    let until = until.and_then(|wait| case.line(wait.place));
    let on = |at: u32| by_printer().filter(move |wait| case.line(wait.place) == Some(at));
    let until = until.map(|at| (at, on(at).count() > 1));
    let mut work = case.submission.expectation.work();
    let begins_late = line.at > wanted && work.any(|work| work.starts == line.text);
    let slept = slept_before(case, line).filter(|_| is_early);
    let until = until.filter(|_| slept.is_none());
    let sure = sure.or(slept);
    let begun = (line.at > wanted).then(|| begun_with(case, line)).flatten();
    let message = match (sure, until, at) {
        _ if let Some(at) = begun => words::begun_too_late(&line.text, &due, &came, at),
        (None, Some(until), _) => words::printed_too_early(&line.text, &due, &came, until),
        (None, None, Some(at)) if begins_late => {
            words::begins_too_late(&line.text, &due, &came, at)
        }
        _ => words::wrong_pause(&line.text, &due, &came, sure.or(later).or(at)),
    };
    Finding::new(
        Id::WrongTiming,
        message,
        [begun, sure, until.map(|(at, _)| at), later, at, printed]
            .into_iter()
            .flatten()
            .collect(),
    )
}

/// Every line comes when it is due, and the end does not.
fn wrong_end(case: &Case<'_>) -> Finding {
    let (wanted, actual) = (case.wanted.duration(), case.facts.end_at);
    if actual < wanted {
        let message = words::ends_soon(&seconds(wanted), &seconds(actual));
        return Finding::new(Id::WrongTiming, message, Vec::new());
    }
    let waits = || case.facts.program_waits().filter(|wait| wait.took_time());
    // What is over when the program is kept it up, above all what was for nothing but time.
    let until_end = || waits().filter(|wait| wait.to == Some(actual));
    let for_time = |wait: &&Wait| wait.is_for_time();
    let last = until_end().filter(for_time).last();
    let last = last
        .or_else(|| until_end().last())
        .or_else(|| waits().last());
    let at = last.and_then(|wait| case.line(wait.place));
    let last = case
        .facts
        .lines
        .last()
        .map_or(Duration::ZERO, |line| line.at);
    let message = words::ends_late(actual.saturating_sub(last), at);
    Finding::new(Id::WrongTiming, message, at.into_iter().collect())
}

/// Where it was begun that a line was printed: its task was spawned, its thread was started, or `main` called what
/// printed it.
fn begun(case: &Case<'_>, line: &Line) -> Vec<u32> {
    let task = line.task.and_then(|task| case.facts.tasks.get(&task));
    let thread = case.facts.threads.get(line.thread as usize);
    let started = match task {
        Some(task) if task.root => None,
        Some(task) => case.line(task.place),
        None => thread.and_then(|thread| case.line(thread.place)),
    };
    let called = || {
        let line = case.line(line.place)?;
        Some(case.submission.source.calls_from_main(line))
    };
    let called = || called().unwrap_or_default();
    started.map_or_else(called, |started| vec![started])
}

/// The sleep that a line comes after, with nothing else printed in between: its own.
fn slept_before(case: &Case<'_>, line: &Line) -> Option<u32> {
    let own = |thread: u32, task: Option<u32>| thread == line.thread && task == line.task;
    let sleeps = |wait: &&Wait| {
        let between = |other: &Line| {
            let then = wait.ended < Some(other.step) && other.step < line.step;
            own(other.thread, other.task) && then
        };
        let for_time = wait.is_for_time() && !wait.inside;
        let done = wait.how == Some(Woken::Done) && wait.to == Some(line.at) && wait.took_time();
        let before = wait.ended < Some(line.step);
        let ends = for_time && done && before && own(wait.thread, wait.task);
        ends && !case.facts.lines.iter().any(between)
    };
    let wait = case.facts.program_waits().filter(sleeps).last()?;
    case.line(wait.place)
}

/// Where the thread or the task of a line was started, if that was at the very time of the line; or else
/// whoever started it, and so on.
fn begun_with(case: &Case<'_>, line: &Line) -> Option<u32> {
    let (mut thread, mut task, mut step) = (line.thread, line.task, line.step);
    let mut begun = None;
    // Where the thread, or the task on it, was started; `main` was not.
    let start = |thread: u32, task: Option<u32>, step: usize| {
        let task = task.and_then(|task| case.facts.tasks.get(&task));
        let task = task.filter(|task| !task.root);
        let thread_start = || {
            let thread = case.facts.threads.get(thread as usize)?;
            thread.role.map(|_| thread.step)
        };
        let task = task.or_else(|| Some(pool_task(case, thread, step)?.1));
        task.map(|task| task.step).or_else(thread_start)
    };
    while let Some(at) = start(thread, task, step).filter(|at| *at < step) {
        let event = &case.trace.events[at];
        if event.at != line.at {
            break;
        }
        begun = case.line(event.place).or(begun);
        (thread, task, step) = (event.thread, event.task, at);
    }
    begun
}

/// Whether a wait stands in a function that prints another piece of work than the line belongs to: several
/// may wait in one task, and the trace alone does not tell them apart.
pub(super) fn is_of_other_work(case: &Case<'_>, wait: &Wait, line: &Line) -> bool {
    let source = case.submission.source;
    let Some(function) = case.line_of(wait).and_then(|line| source.function_at(line)) else {
        return false;
    };
    let has = |work: &Work, test: &dyn Fn(&str) -> bool| test(&work.starts) || test(&work.ends);
    let is_line = |text: &str| text == line.text;
    let prints = |text: &str| function.prints(text);
    let of_work = |work: &Work| has(work, &is_line);
    let mut work = case.submission.expectation.work();
    let elsewhere = work.any(|work| has(work, &prints) && !of_work(work));
    let mut own = case.submission.expectation.work();
    let own = own.find(|work| of_work(work));
    elsewhere && own.is_some_and(|own| !has(own, &prints))
}
