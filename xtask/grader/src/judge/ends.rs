//! Did the program come to its own end? Panics, deadlocks, limits, signals and exit codes.

use super::{Case, answers, budget, failures};
use crate::diagnosis::{Finding, Id};
use crate::facts::{Held, Wait, peers};
use crate::words;
use lab_trace::{CRATES, Class, End, Role};
use std::collections::HashSet;
use std::time::Duration;

/// Why the lab cannot judge this program, if it cannot.
pub(super) fn unknown(case: &Case<'_>) -> Option<String> {
    match case.facts.end.as_ref() {
        Some(End::Unknown(what)) => Some(words::lab_does_not_know(what)),
        Some(End::Stalled) => Some(words::stalled()),
        Some(End::Vanished(code)) => Some(words::vanished(*code)),
        None => Some(words::cut()),
        _ => None,
    }
}

/// An end that is wrong whatever was printed.
pub(super) fn badly(case: &Case<'_>) -> Option<Finding> {
    let facts = &case.facts;
    let panic = failures::unwanted_panic(case);
    if let Some(panic) = panic.filter(|panic| !failures::comes_after(case, panic)) {
        let exact = case.line(panic.place);
        let before = || case.line_before(panic.step, panic.thread, panic.task);
        let line = exact.or_else(before);
        let who = who(case, panic.thread, panic.task);
        let source = case.submission.source;
        // A function that brings a runtime drives it on its last line; who called it tells more.
        let function = line.and_then(|line| source.function_at(line));
        let called = function.filter(|function| function.brings_runtime && function.name != "main");
        let calls = called.map_or(Vec::new(), |function| source.calls_of(&function.name));
        // In a crate's code, on behalf of a task that had not yet done anything of the program's own.
        let task = panic.task.and_then(|task| case.facts.tasks.get(&task));
        let started = task.and_then(|task| case.line_of_task(task));
        let started = started.filter(|_| line.is_none());
        let lines = line.into_iter().chain(started).chain(calls).collect();
        let message = words::panics(&who, line, exact.is_some(), &panic.message);
        return Some(Finding::new(Id::Panics, message, lines));
    }
    // Where a runtime has nothing to do is not where the program goes round.
    let idle = facts.waits.iter().filter(|wait| wait.class == Class::Idle);
    let idle: HashSet<usize> = idle
        .flat_map(|wait| [Some(wait.began), wait.ended])
        .flatten()
        .collect();
    let last_line = || {
        let events = case.trace.events.iter().enumerate().rev();
        let last = events
            .filter(|(step, _)| !idle.contains(step))
            .find_map(|(_, event)| case.line(event.place));
        case.line(facts.end_place).or(last)
    };
    if let Some(finding) = failures::ends_main(case) {
        return Some(finding);
    }
    match facts.end.as_ref()? {
        End::Deadlock => Some(deadlock(case)),
        End::Busy | End::Limit(_) if answers::asks_for_ever(case).is_some() => {
            answers::asks_for_ever(case)
        }
        End::Busy => {
            let line = last_line();
            let round = case.submission.source.loop_near(line.unwrap_or_default());
            Some(Finding::new(
                Id::RunsForever,
                words::busy(line, round),
                round.into_iter().chain(line).collect(),
            ))
        }
        End::Spinning => {
            let spin = facts.spins.last();
            let line = spin
                .and_then(|spin| case.line(spin.place))
                .or_else(last_line);
            let op = spin.map_or("the same thing", |spin| &spin.op);
            Some(Finding::new(
                Id::RunsForever,
                words::spins_for_ever(op, line),
                line.into_iter().collect(),
            ))
        }
        End::Limit(what) => {
            // Too many threads may be the very limit that was passed.
            if let Some(finding) = budget::exceeded(case) {
                return Some(finding);
            }
            if let Some(finding) = wakes_to_look(case) {
                return Some(finding);
            }
            let line = last_line();
            let round = line.and_then(|line| case.submission.source.loop_near(line));
            Some(Finding::new(
                Id::RunsForever,
                words::limit(what, line),
                line.into_iter().chain(round).collect(),
            ))
        }
        End::Killed(_) if facts.ctrl_c.is_some() => Some(ended_by_ctrl_c(case)),
        End::Killed(signal) => Some(Finding::new(
            Id::NonZeroExit,
            words::killed(*signal),
            last_line().into_iter().collect(),
        )),
        End::StackOverflow => {
            let line = last_line();
            let message = words::stack_overflow(line);
            Some(Finding::new(
                Id::NonZeroExit,
                message,
                line.into_iter().collect(),
            ))
        }
        End::Aborted => {
            let line = case.line(facts.end_place);
            Some(Finding::new(
                Id::NonZeroExit,
                words::aborted(line),
                line.into_iter().collect(),
            ))
        }
        _ => None,
    }
}

/// Somebody sleeps, and another wakes so often meanwhile to see whether that is over that the record is full of it.
fn wakes_to_look(case: &Case<'_>) -> Option<Finding> {
    const OFTEN: usize = 200;
    const MOMENT: Duration = Duration::from_millis(1);
    let waits = || case.facts.program_waits();
    let is_short = |wait: &&Wait| {
        let lasts = wait.until.map(|until| until.saturating_sub(wait.from));
        // What is refused at once is no deadline of the program's.
        let own = wait.class != Class::Net && wait.to.is_some();
        own && lasts.is_some_and(|lasts| lasts < MOMENT)
    };
    let last = waits().filter(is_short).last()?;
    let same = |wait: &&Wait| {
        let by_same = (wait.thread, wait.task) == (last.thread, last.task);
        by_same && wait.place == last.place
    };
    let times = waits().filter(is_short).filter(same).count();
    // With nobody left to wait for, it would go on for ever.
    let sleeps = |wait: &Wait| {
        let other = (wait.thread, wait.task) != (last.thread, last.task);
        other && wait.to.is_none() && wait.until.is_some_and(|until| until > last.from + MOMENT)
    };
    if times < OFTEN || !waits().any(sleeps) {
        return None;
    }
    let line = case.line_of(last);
    let round = line.and_then(|line| case.submission.source.loop_around(line));
    let message = words::wakes_to_look(&last.op, line, times);
    let lines = line.into_iter().chain(round).collect();
    Some(Finding::new(Id::BusyWaits, message, lines))
}

/// Nobody listened. What was under way shows where somebody should have.
fn ended_by_ctrl_c(case: &Case<'_>) -> Finding {
    let at = case.facts.end_at;
    let open = case.facts.program_waits().filter(|wait| wait.to.is_none());
    // Who waits for others is nearer to it than who waits for the world.
    let mut open: Vec<&Wait> = open.collect();
    open.sort_by_key(|wait| !matches!(wait.class, Class::TaskJoin | Class::Join | Class::Timer));
    let lines = open.iter().filter_map(|wait| case.line_of(wait)).collect();
    Finding::new(Id::ExitsEarly, words::ended_by_ctrl_c(at), lines)
}

/// Everything was right but the exit code.
pub(super) fn with_code(case: &Case<'_>) -> Option<Finding> {
    let (code, called) = match case.facts.end.as_ref()? {
        End::Returned(code) => (*code, false),
        End::Exited(code) => (*code, true),
        _ => return None,
    };
    let line = case.line(case.facts.end_place);
    if case.fails {
        let silent = case.facts.errors.is_empty();
        let goes_on = silent || !case.facts.lines.is_empty();
        let last = case.line_before(case.trace.events.len(), 0, None);
        let left = last.and_then(|line| case.submission.source.left_after(line));
        let line = line.or(left.filter(|_| !goes_on));
        let (id, message) = match code {
            0 => (Id::WrongOutput, words::does_not_refuse(goes_on)),
            _ if silent => (Id::WrongOutput, words::refuses_silently(code)),
            _ => return None,
        };
        return Some(Finding::new(id, message, line.into_iter().collect()));
    }
    let failed = || {
        case.submission
            .source
            .fails_after(failures::last_of_main(case)?)
    };
    let line = line.or_else(|| failed().filter(|_| !called));
    let message = words::exit_code(code, called, line);
    (code != 0).then(|| {
        Finding::new(Id::NonZeroExit, message, line.into_iter().collect())
            .with("exit code 0", format!("exit code {code}"))
    })
}

/// What a thread, or the task on it, is called.
pub(super) fn who(case: &Case<'_>, thread: u32, task: Option<u32>) -> String {
    let is_root = |task: u32| case.facts.tasks.get(&task).is_some_and(|task| task.root);
    // The future given to `block_on` is what its thread does.
    let task = task.filter(|task| !is_root(*task));
    let spawned = task
        .and_then(|task| case.facts.tasks.get(&task))
        .and_then(|task| case.line_of_task(task));
    if task.is_some() {
        return spawned.map_or_else(
            || "a task".into(),
            |line| format!("the task of line {line}"),
        );
    }
    match case.facts.threads.get(thread as usize) {
        Some(thread) if thread.role.is_none() => "main".into(),
        // The runtime has started it, on no line of the learner's.
        Some(thread) if thread.role == Some(Role::Blocking) => words::blocking_pool(),
        Some(info) => {
            let name = info.name.as_ref().map(|name| format!("thread '{name}'"));
            let name = name.unwrap_or_else(|| format!("thread {thread}"));
            case.line(info.place).map_or_else(
                || name.clone(),
                |line| format!("{name} (started on line {line})"),
            )
        }
        None => format!("thread {thread}"),
    }
}

/// Whether somebody waits in a task that a library has spawned for itself.
fn works_for_library(case: &Case<'_>, wait: &Wait) -> bool {
    let task = wait.task.and_then(|task| case.facts.tasks.get(&task));
    let place = task.filter(|task| !task.root).and_then(|task| task.place);
    let file = place.and_then(|place| case.trace.file(place));
    file.is_some_and(|file| file.starts_with(CRATES))
}

/// Whether any part of an operation's name (`oneshot::Receiver`) stands in the program.
fn named_in_source(case: &Case<'_>, op: &str) -> bool {
    let source = case.submission.source;
    op.split("::").any(|part| source.names(part))
}

/// The thread whose end a join waits for. A scope waits for all of its threads, of which the record names the
/// last one that was started; it may be over while others are not.
fn joined(case: &Case<'_>, wait: &Wait) -> Option<u32> {
    let threads = &case.facts.threads;
    let is_over = |thread: &u32| threads.get(*thread as usize).is_some_and(|it| it.ended);
    let later =
        |at: usize| threads[at].step >= threads.get(wait.thread as usize).map_or(0, |it| it.step);
    wait.on.filter(|thread| !is_over(thread)).or_else(|| {
        let mut others = case.facts.unfinished_threads().map(|(number, _)| number);
        others.find(|number| *number != wait.thread && later(*number as usize))
    })
}

/// Who has what a wait is for: in the end, or else when it began to wait. Where several have it, one who could still
/// give it back.
fn holder<'a>(case: &'a Case<'_>, wait: &Wait) -> Option<&'a Held> {
    let object = wait.on?;
    let held = || {
        case.facts
            .held
            .iter()
            .filter(move |held| held.object == object)
    };
    let ended = |held: &&Held| {
        let task = held.task.and_then(|task| case.facts.tasks.get(&task));
        task.is_some_and(|task| task.ended.is_some())
    };
    let kept = || held().filter(|held| held.to.is_none());
    let alive = kept().find(|held| !ended(held));
    alive
        .or_else(|| kept().next())
        .or_else(|| case.facts.holder(object, wait.began))
}

/// Who must do something before this wait can end, where that is known: a thread, or a task.
fn awaited(case: &Case<'_>, wait: &Wait) -> Option<(u32, Option<u32>)> {
    match wait.class {
        Class::Join => joined(case, wait).map(|thread| (thread, None)),
        Class::TaskJoin => wait.on.map(|task| (0, Some(task))),
        Class::Lock => {
            let held = holder(case, wait)?;
            Some((held.thread, held.task))
        }
        _ => None,
    }
}

/// Whether a wait is for somebody who waits too, and not for the one who waits here: then it is not where the
/// others are stuck.
fn only_follows(case: &Case<'_>, open: &[&Wait], wait: &Wait) -> bool {
    let is_by = |(thread, task): (u32, Option<u32>), wait: &Wait| match task {
        Some(task) => wait.task == Some(task),
        None => wait.task.is_none() && wait.thread == thread,
    };
    let mut at = wait;
    for step in 0..=open.len() {
        let Some(next) = awaited(case, at) else {
            return step > 0;
        };
        if is_by(next, wait) {
            return false;
        }
        match open.iter().find(|other| is_by(next, other)) {
            Some(other) => at = other,
            None => return step > 0,
        }
    }
    true
}

/// Who waits for what, and who has it.
fn deadlock(case: &Case<'_>) -> Finding {
    // What was to end by itself is over, whether or not anybody has looked.
    let over = |wait: &Wait| wait.until.is_some_and(|until| until <= case.facts.end_at);
    let mut open: Vec<&Wait> = case
        .facts
        .program_waits()
        .filter(|wait| wait.to.is_none() && !over(wait))
        .collect();
    // A time that a crate waits for comes by itself, unless somebody else keeps the program from getting there.
    let in_crate = |wait: &Wait| wait.inside || case.line(wait.place).is_none();
    let times = |wait: &&Wait| wait.class == Class::Timer && in_crate(wait);
    if !open.iter().all(times) {
        open.retain(|wait| !times(wait));
    }
    // A task that keeps its thread keeps the others on it too, so it comes before them; whoever only waits for
    // somebody who waits comes after those, and what a library does for the program comes last.
    let follows: Vec<usize> = open
        .iter()
        .filter(|wait| only_follows(case, &open, wait))
        .map(|wait| wait.began)
        .collect();
    let of_library = |wait: &&Wait| works_for_library(case, wait);
    open.sort_by_key(|wait| {
        let keeps_others = wait.blocking && wait.task.is_some();
        (
            of_library(wait),
            !keeps_others,
            follows.contains(&wait.began),
        )
    });
    let in_library = open.iter().any(of_library);
    let mut parts = Vec::new();
    let mut lines = Vec::new();
    for wait in &open {
        let line = case.line_of(wait);
        let for_what = match wait.class {
            Class::Join => {
                joined(case, wait).map(|thread| format!("for {} to end", who(case, thread, None)))
            }
            Class::TaskJoin => wait
                .on
                .map(|task| format!("for {} to end", who(case, 0, Some(task)))),
            Class::Lock => holder(case, wait).map(|held| {
                let holder = who(case, held.thread, held.task);
                let same = held.thread == wait.thread && held.task == wait.task;
                let holder = if same { "it itself".into() } else { holder };
                lines.extend(case.line(held.place));
                let taken = case
                    .line(held.place)
                    .map_or(String::new(), |line| format!(" took on line {line}"));
                let what = if wait.op.contains("Semaphore") {
                    "permit"
                } else {
                    "lock"
                };
                let task = held.task.and_then(|task| case.facts.tasks.get(&task));
                let kept = match task.map(|task| task.ended) {
                    Some(Some(_)) if held.to.is_none() => {
                        " and never gave back, though it has ended"
                    }
                    _ => "",
                };
                format!("for a {what} that {holder}{taken}{kept}")
            }),
            Class::Net => Some(match wait.on {
                Some(connection) => words::waits_for_server(
                    peers(case.trace)
                        .get(&connection)
                        .map_or("the other side", String::as_str),
                ),
                None => words::waits_for_client(),
            }),
            // What the program itself does not name, it has not called itself.
            _ if in_library && !named_in_source(case, &wait.op) => Some(words::waits_in_library()),
            Class::Channel | Class::Signal => words::never_comes(&wait.op),
            _ => None,
        };
        let library = works_for_library(case, wait);
        let who = if library {
            words::task_of_library()
        } else {
            who(case, wait.thread, wait.task)
        };
        let line = line.filter(|_| !library);
        let mut part = words::waits(&who, line, &wait.op, for_what.as_deref());
        let keeps_thread = wait.blocking && wait.task.is_some();
        if keeps_thread && case.facts.unfinished_tasks().any(|task| !task.polled) {
            part += words::keeps_thread();
        }
        parts.push(part);
        lines.extend(line);
    }
    if lines.is_empty() {
        // A future that is never ready waits for nothing that could be named.
        let source = case.submission.source;
        let known: HashSet<u32> = case
            .facts
            .program_waits()
            .filter_map(|wait| case.line_of(wait))
            .collect();
        lines.extend(source.calls_of("pending"));
        let mut awaits = source.awaits_outside_of(None);
        awaits.retain(|line| !known.contains(line));
        lines.extend(awaits);
        let last = case.trace.events.iter().rev();
        lines.extend(last.into_iter().find_map(|event| case.line(event.place)));
    }
    Finding::new(Id::Hangs, words::deadlock(&parts), lines)
}
