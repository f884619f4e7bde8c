//! Work that nobody waited for: cut off with the program, cancelled, or simply left behind.

use super::Case;
use super::difference::only_numbers_differ;
use super::ends::who;
use super::evidence::pool_task;
use super::failures::last_of_main;
use super::order::Difference;
use super::sequence::blocking_finding;
use super::work::ends_of;
use crate::diagnosis::{Finding, Id};
use crate::facts::{Line, Task, Wait};
use crate::transcript::Item;
use crate::words::{self, LeftBy};
use lab_trace::{Class, End, Finish, Kind, Role, Woken};
use std::time::Duration;

/// Work was cut off because `main` came to its end.
pub(super) fn cut_off(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    if !difference.lacks_work() {
        return None;
    }
    if let Some(wait) = kept_from_running(case) {
        return Some(blocking_finding(case, wait));
    }
    let facts = &case.facts;
    // Who ends the program has come as far as that.
    let ender = case.trace.end.as_ref().and_then(|ended| match ended.end {
        End::Exited(_) => Some(ended.thread),
        _ => None,
    });
    let unfinished = || {
        let threads = facts.unfinished_threads();
        threads.filter(move |(number, _)| Some(*number) != ender)
    };
    let began = unfinished()
        .map(|(_, thread)| thread.step)
        .chain(facts.unfinished_tasks().map(|task| task.step))
        .min()
        .unwrap_or_default();
    // What calls the exit itself is not kept from its end.
    let ends_it = ender.and_then(|thread| last_task_on(case, thread));
    let others = |task: &&Task| ends_it.is_none_or(|ends_it| ends_it.step != task.step);
    let root = facts.unfinished_tasks().filter(others).find(|it| it.root);
    let root = root.map(|_| ("main".to_owned(), None));
    let threads =
        unfinished().map(|(number, thread)| (who(case, number, None), case.line(thread.place)));
    let tasks = facts
        .unfinished_tasks()
        .filter(others)
        .filter(|task| !task.root && !is_given_up(case, task));
    let mut tasks: Vec<u32> = tasks.filter_map(|task| case.line_of_task(task)).collect();
    tasks.sort_unstable();
    let tasks = tasks.chunk_by(|one, other| one == other);
    let tasks = tasks.map(|alike| match alike {
        [line] => (format!("the task of line {line}"), Some(*line)),
        [line, ..] => (
            format!("the {} tasks of line {line}", alike.len()),
            Some(*line),
        ),
        [] => unreachable!("a chunk has a task"),
    });
    let cut: Vec<_> = threads.chain(tasks).chain(root).collect();
    let blocking = facts
        .threads
        .iter()
        .any(|thread| thread.role == Some(Role::Blocking) && !thread.ended);
    let exit = case.line(facts.end_place);
    let source = case.submission.source;
    let left = last_of_main(case).and_then(|line| source.return_after(line));
    let left = left.filter(|_| exit.is_none());
    // An exit that cuts nothing off is the cause of a missing line only where no other line stands for it.
    let by_exit = exit.or(left).is_some() && difference.extra.is_empty();
    if cut.is_empty() && !blocking && !by_exit {
        return None;
    }
    // Nor has it ended what was cancelled before it.
    let aborted = aborted(case).filter(|_| !cut.is_empty());
    // Who tells a task to stop leaves no trace of its own.
    let stops = ["abort", "abort_all", "shutdown"].into_iter();
    let stops = stops.filter(|_| aborted.is_some());
    let told: Vec<u32> = stops
        .flat_map(|name| case.submission.source.calls_of(name))
        .collect();
    let mut lines: Vec<u32> = exit
        .filter(|_| aborted.is_none())
        .into_iter()
        .chain(left)
        .collect();
    lines.extend(told.iter().copied());
    lines.extend(cut.iter().filter_map(|(_, line)| *line));
    lines.extend(main_since(case, began));
    let mut names: Vec<String> = cut.into_iter().map(|(name, _)| name).collect();
    names.dedup();
    let message = match aborted {
        Some(at) => words::tasks_aborted(&names, at, told.first().copied(), &difference.missing),
        None if names.is_empty() && exit.is_some() && source.names("BufWriter") => {
            words::exits_unwritten(exit, difference.missing[0])
        }
        None => words::exits_early(&names, exit, left, &difference.missing),
    };
    Some(Finding::new(Id::ExitsEarly, message, lines))
}

/// The task that a thread was last seen in.
fn last_task_on<'a>(case: &'a Case<'_>, thread: u32) -> Option<&'a Task> {
    let mut events = case.trace.events.iter().rev();
    let last = events.find(|event| event.thread == thread)?;
    case.facts.tasks.get(&last.task?)
}

/// When the first task was cancelled, if no thread was cut off, and all tasks that were had been cancelled
/// before the future ended that drives the runtime: then it is not the program's end that ended them.
fn aborted(case: &Case<'_>) -> Option<Duration> {
    let facts = &case.facts;
    let is_root = |task: u32| facts.tasks.get(&task).is_some_and(|task| task.root);
    // The tasks of a crate come and go with the program's.
    let is_own = |task: &Task| case.line_of_task(task).is_some();
    let mut driving = 0_usize;
    let (mut meanwhile, mut cancelled) = (Vec::new(), Vec::new());
    for event in &case.trace.events {
        match (&event.kind, event.task) {
            (Kind::TaskSpawned { root: true, .. }, _) => driving += 1,
            (Kind::TaskEnded { .. }, Some(task)) if is_root(task) => {
                driving = driving.saturating_sub(1);
                cancelled.append(&mut meanwhile);
            }
            (Kind::TaskEnded { how }, Some(task))
                if driving > 0 && facts.tasks.get(&task).is_some_and(is_own) =>
            {
                match how {
                    Finish::Done | Finish::Panicked => (),
                    Finish::Cancelled | Finish::NeverRan => meanwhile.push(event.at),
                }
            }
            _ => (),
        }
    }
    let threads = facts.unfinished_threads().next();
    let unfinished = facts.unfinished_tasks().filter(|task| is_own(task));
    let all = threads.is_none() && cancelled.len() == unfinished.count();
    cancelled.into_iter().min().filter(|_| all)
}

/// Whether the program had done with a task before its own end: it has ended it, or a deadline or a `select!`
/// that took another dropped the wait for it, and nobody came back to it.
fn is_given_up(case: &Case<'_>, task: &Task) -> bool {
    let for_it = |wait: &&Wait| {
        let of = wait.on.and_then(|on| case.facts.tasks.get(&on));
        wait.class == Class::TaskJoin && of.is_none_or(|of| of.step == task.step)
    };
    let waits = case.facts.program_waits().filter(for_it);
    let last = waits.filter(|wait| wait.began > task.step).last();
    let before = task.ended_at.is_some_and(|at| at < case.facts.end_at);
    before || last.is_some_and(|wait| wait.how == Some(Woken::Dropped))
}

/// What kept the runtime's thread for as long as a task was there that never got its turn.
fn kept_from_running<'a>(case: &'a Case<'_>) -> Option<&'a Wait> {
    let mut waiting = case.facts.unfinished_tasks().filter(|task| !task.polled);
    let first = waiting.by_ref().map(|task| task.step).min()?;
    case.facts.program_waits().find(|wait| {
        let kept = wait.blocking && wait.task.is_some() && wait.took_time();
        kept && wait.began > first && case.line(wait.place).is_some()
    })
}

/// Where main was while the work went on, which began at the given step: what it waited for in its place,
/// and what it did last.
fn main_since(case: &Case<'_>, began: usize) -> Vec<u32> {
    let facts = &case.facts;
    let is_main = |task: Option<u32>| {
        task.is_none_or(|task| facts.tasks.get(&task).is_some_and(|task| task.root))
    };
    let waits = facts
        .program_waits()
        .filter(|wait| wait.thread == 0 && is_main(wait.task))
        .filter(|wait| wait.ended.is_none_or(|ended| ended > began));
    let events = case.trace.events.iter().rev();
    let last = events
        .filter(|event| event.thread == 0 && is_main(event.task))
        .find(|event| case.line(event.place).is_some());
    let places = waits.map(|wait| wait.place);
    case.lines(places.chain([last.and_then(|event| event.place)]))
}

/// A future was dropped in the middle of its wait, by a timeout or a `select!` that took another.
pub(super) fn cancelled(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let missing = difference
        .missing
        .first()
        .filter(|_| difference.lacks_work())?;
    let is_work = |wait: &Wait| !wait.op.contains("timeout");
    // A deadline's own timer is dropped whenever the work is done in time; it tells something only where the work
    // was dropped with it.
    let with_work = |wait: &Wait| {
        let mut waits = case.facts.program_waits();
        waits.any(|other| {
            let dropped = other.how == Some(Woken::Dropped) && other.to == wait.to;
            dropped && other.task == wait.task && is_work(other) && other.ended < wait.ended
        })
    };
    // The lesson may want it to be cancelled, then and not at another time.
    let wanted = |wait: &Wait| {
        let texts = &case.submission.expectation.check.cancelled;
        let mut lines = texts.iter().filter_map(|text| case.facts.line(text));
        lines.any(|line| {
            let due = case.wanted.time_of(&line.text) == Some(line.at);
            due && wait.to == Some(line.at) && wait.ended < Some(line.step)
        })
    };
    let dropped = |wait: &&Wait| {
        // What Ctrl-C or a crate puts an end to is no work that was lost.
        let on_purpose = wait.inside || wait.to.is_some() && wait.to == case.facts.ctrl_c;
        wait.how == Some(Woken::Dropped) && !on_purpose && case.line(wait.place).is_some()
    };
    let (timers, others): (Vec<&Wait>, Vec<&Wait>) = case
        .facts
        .program_waits()
        .filter(dropped)
        .partition(|wait| {
            wait.class == Class::Timer && (is_work(wait) || with_work(wait)) && !wanted(wait)
        });
    // A task, or work on the pool, whose handle is dropped goes on, and nobody hears of it.
    let left = |wait: &&Wait| wait.class == Class::TaskJoin && wait.took_time();
    let waits: Vec<&Wait> = match timers.is_empty() {
        true => others.into_iter().filter(left).collect(),
        false => timers,
    };
    // Other timers than deadlines come first, above all those in the function that should have printed the line.
    let source = case.submission.source;
    let printer = source.printer_of(missing);
    let in_printer = |wait: &&&Wait| {
        let function = case
            .line(wait.place)
            .and_then(|line| source.function_at(line));
        function.is_some() && function == printer
    };
    let works = || waits.iter().filter(|wait| is_work(wait));
    let wait = works()
        .find(in_printer)
        .or_else(|| works().next())
        .or_else(|| waits.first())?;
    let line = case.line(wait.place);
    let at = wait.to.unwrap_or(case.facts.end_at);
    // Who drops it is a macro or a function of the runtime's, which leaves no trace of its own.
    let source = case.submission.source;
    let droppers = ["try_join", "select", "timeout", "timeout_at"];
    let droppers = droppers.iter().flat_map(|name| source.plain_calls_of(name));
    let lines = line
        .into_iter()
        .chain(droppers)
        .chain(main_since(case, wait.began))
        .collect();
    let message = match wait.class {
        Class::TaskJoin => words::stops_waiting(line, at, missing),
        _ => words::cancelled(line, at, missing),
    };
    Some(Finding::new(Id::ExitsEarly, message, lines))
}

/// A task that nobody waits for any more says something that nobody wants to hear: its handle was dropped,
/// and it was not.
pub(super) fn lives_on(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let tasks = difference.extra.iter().flat_map(|line| {
        let in_pool = || pool_task(case, line.thread, line.step).map(|(number, _)| number);
        let own = line.task.into_iter().chain(in_pool());
        own.map(move |task| (*line, task))
    });
    tasks.into_iter().find_map(|(line, task)| {
        let given_up = |wait: &&Wait| {
            let dropped = wait.how == Some(Woken::Dropped) && wait.ended < Some(line.step);
            wait.class == Class::TaskJoin && wait.on == Some(task) && dropped
        };
        let wait = case.facts.program_waits().find(given_up)?;
        let spawned = case.facts.tasks.get(&task)?.place;
        let (number, waited) = (case.line(line.place), case.line_of(wait));
        let task = who(case, line.thread, Some(task));
        let at = wait.to.unwrap_or(line.at);
        let message = words::lives_on(&line.text, number, &task, waited, at);
        let lines = waited.into_iter().chain(case.line(spawned)).chain(number);
        Some(Finding::new(Id::WrongOutput, message, lines.collect()))
    })
}

/// Ctrl-C was heard, and a task goes on all the same.
pub(super) fn outlives_ctrl_c(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let pressed = case.facts.ctrl_c?;
    let later = difference.extra.iter().filter(|line| line.at > pressed);
    later.into_iter().find_map(|line| {
        let id = line.task?;
        let task = case.facts.tasks.get(&id).filter(|task| !task.root)?;
        let number = case.line(line.place);
        let who = who(case, line.thread, Some(id));
        let message = words::outlives_ctrl_c(&line.text, line.at, number, &who, pressed);
        let lines = case.line_of_task(task).into_iter();
        let lines = lines.chain(main_since(case, task.step)).chain(number);
        Some(Finding::new(Id::WrongOutput, message, lines.collect()))
    })
}

/// A line that says that work is done is printed while the work is under way.
pub(super) fn goes_on(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    // What is told too soon may be told wrongly.
    if difference.extra.len() != difference.missing.len() {
        return None;
    }
    let in_place_of = |text: &str| -> Option<&str> {
        let mut pairs = difference.extra.iter().zip(&difference.missing);
        pairs.find_map(|(extra, missing)| (extra.text == text).then_some(*missing))
    };
    // Lines that may swap are in one place.
    let holds = |item: &Item, text: &str| match item {
        Item::Lines(lines) => lines.iter().any(|line| line == text),
        Item::Pause(_) => false,
    };
    let position = |text: &str| case.wanted.0.iter().position(|item| holds(item, text));
    // Who tells of the wrong one of several has waited well.
    let of_another = |line: &Line| {
        let due = |text: &&str| case.wanted.time_of(text) == Some(line.at);
        let alike = |text: &&str| only_numbers_differ(text, &line.text);
        let then = |text: &str| case.facts.line(text).map(|line| line.at);
        let mut wanted = case.wanted.lines().filter(due).filter(alike);
        difference.extra.is_empty() && wanted.any(|text| then(text) != Some(line.at))
    };
    for line in &case.facts.lines {
        let own = |text: &str| {
            let mut work = case.submission.expectation.work();
            work.any(|work| work.starts == text || work.ends == text)
        };
        // Also what stands in the place of work's own line.
        let text = in_place_of(&line.text).unwrap_or(&line.text);
        if own(&line.text) || own(text) || of_another(line) {
            continue;
        }
        for work in case.submission.expectation.work() {
            let Some((start, end)) = ends_of(case.facts, work) else {
                continue;
            };
            let elsewhere = end.thread != line.thread || end.task != line.task;
            let started = match end.task.and_then(|task| case.facts.tasks.get(&task)) {
                Some(task) => (task.step, task.place),
                None => {
                    let thread = case.facts.threads.get(end.thread as usize)?;
                    (thread.step, thread.place)
                }
            };
            let under_way = started.0 < line.step && line.step < end.step;
            // Who does the work says the wrong thing, and main tells of the end.
            let by_main = end.thread == 0 && end.task.is_none();
            let by_worker = (start.thread, start.task) == (line.thread, line.task) && by_main;
            if elsewhere && under_way && !by_worker && position(text) > position(&work.ends) {
                let number = case.line(line.place);
                let left = match left_by(case, end.task, line) {
                    LeftBy::Nobody => waited_too_little(case, started.0, line),
                    left => left,
                };
                let there = match left {
                    LeftBy::Abort(line) | LeftBy::GivingUp(line, _) | LeftBy::TooSoon(line) => {
                        Some(line)
                    }
                    LeftBy::Nobody | LeftBy::Set => None,
                };
                let started = case.line(started.1);
                let lines = number.into_iter().chain(there).chain(started).collect();
                let message = words::goes_on(&line.text, number, &work.name, started, &left);
                return Some(Finding::new(Id::ExitsEarly, message, lines));
            }
        }
    }
    None
}

/// The last wait of whoever printed the line, since the work was started: it was over too soon.
fn waited_too_little(case: &Case<'_>, started: usize, line: &Line) -> LeftBy {
    let own = |wait: &&Wait| (wait.thread, wait.task) == (line.thread, line.task);
    let since = |wait: &&Wait| wait.began > started && wait.ended < Some(line.step);
    let waits = case.facts.program_waits().filter(own).filter(since);
    let last = waits.filter(|wait| wait.ended.is_some() && wait.took_time());
    let line = last.last().and_then(|wait| case.line_of(wait));
    line.map_or(LeftBy::Nobody, LeftBy::TooSoon)
}

/// How the program had done with a task, before it printed the line while the task was under way.
fn left_by(case: &Case<'_>, number: Option<u32>, line: &Line) -> LeftBy {
    let found = number.and_then(|number| Some((number, case.facts.tasks.get(&number)?)));
    let Some((number, task)) = found else {
        return LeftBy::Nobody;
    };
    let given_up = |wait: &&Wait| {
        let dropped = wait.how == Some(Woken::Dropped) && wait.ended < Some(line.step);
        wait.class == Class::TaskJoin && wait.on == Some(number) && dropped
    };
    let wait = case.facts.program_waits().find(given_up);
    if matches!(task.ended, Some(Finish::Cancelled | Finish::NeverRan)) {
        // To tell a task to end leaves no trace of its own, so the place is known only where the text has no other.
        let source = case.submission.source;
        let calls = ["abort", "abort_all"].map(|name| source.calls_of(name));
        match calls.concat()[..] {
            [only] => return LeftBy::Abort(only),
            [] if wait.is_some_and(|wait| wait.op.contains("JoinSet")) => return LeftBy::Set,
            _ => (),
        }
    }
    let place = wait.and_then(|wait| Some((case.line_of(wait)?, wait.to?)));
    place.map_or(LeftBy::Nobody, |(line, at)| LeftBy::GivingUp(line, at))
}
