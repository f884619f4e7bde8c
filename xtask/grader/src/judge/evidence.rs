//! The transcript is right: was the work done as the lesson asks? Evidence must have occurred; a check
//! that finds nothing to look at does not pass.

use super::sequence::{blocking_finding, in_poll_wait};
use super::work::{borrowed, ends_of, own_waits};
use super::{Case, alone, budget, computing, failures, in_flight, limit, pool, shared};
use crate::accesses::{Accesses, Refusal};
use crate::diagnosis::{Finding, Id};
use crate::expectation::{Engine, Together, Work};
use crate::facts::{Line, Spin, Task, Thread, Wait};
use crate::source::Call;
use crate::words;
use lab_trace::{Class, Event, Kind, Role, Woken};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// The first piece of evidence that is missing.
pub(super) fn missing(case: &Case<'_>) -> Option<Finding> {
    let check = &case.submission.expectation.check;
    let groups = || check.together.iter();
    let asked = |together: &Together, at_once: usize| match together.engine {
        // Tasks have no threads of their own, so the engine has to be asked for first.
        Engine::Threads => wrong_engine(case, together)
            .or_else(|| keeps_its_task(case, together))
            .or_else(|| not_its_own(case, together, at_once)),
        Engine::Async => {
            not_its_own(case, together, at_once).or_else(|| wrong_engine(case, together))
        }
        Engine::Either => blocked(case, together).or_else(|| not_its_own(case, together, at_once)),
    };
    let work = |together: &Together| asked(together, together.work.len());
    let mut limits = check.limit.iter();
    limit::over(case)
        .or_else(|| busy_waits(case))
        .or_else(|| tries_again(case))
        .or_else(|| computing::asked_again(case))
        .or_else(|| budget::exceeded(case))
        .or_else(|| computing::serialised(case))
        .or_else(|| computing::repeated(case))
        .or_else(|| pool::too_large(case))
        .or_else(|| groups().find_map(work))
        .or_else(|| limits.find_map(|limit| asked(&limit.group(), limit.most)))
        .or_else(|| alone::needless_engine(case))
        .or_else(|| budget::unused(case, Id::Faked))
        .or_else(|| budget::left_out(case))
        .or_else(|| in_flight::missing(case))
        .or_else(|| failures::avoided(case))
        .or_else(|| groups().find_map(|together| not_beside(case, together)))
        .or_else(|| groups().find_map(|together| crossed(case, together)))
        .or_else(|| groups().find_map(|together| not_after(case, together)))
        .or_else(|| not_cancelled(case))
        .or_else(|| typed_in(case))
        .or_else(|| groups().find_map(|together| gives_nothing(case, together)))
        .or_else(|| one_body(case))
        .or_else(|| shared::behind_our_back(case))
}

/// Work that should have been cancelled ended in some other way.
fn not_cancelled(case: &Case<'_>) -> Option<Finding> {
    let check = &case.submission.expectation.check;
    let lines = check
        .cancelled
        .iter()
        .filter_map(|text| case.facts.line(text));
    let mut uncancelled = lines.filter(|line| {
        let dropped = |wait: &Wait| {
            let own = wait.thread == line.thread && wait.task == line.task;
            let then = wait.to == Some(line.at) && wait.ended < Some(line.step);
            own && then && wait.took_time() && wait.how == Some(Woken::Dropped)
        };
        !case.facts.program_waits().any(dropped)
    });
    let line = uncancelled.next()?;
    let number = case.line(line.place);
    let message = words::not_cancelled(&line.text, number);
    let lines = number
        .into_iter()
        .chain(case.calls_of_printer(line))
        .collect();
    Some(Finding::new(Id::Faked, message, lines))
}

/// From the first line of the work to its last.
fn time_of(case: &Case<'_>, together: &Together) -> (Duration, Duration) {
    let ends = || {
        together
            .work
            .iter()
            .filter_map(|work| ends_of(case.facts, work))
    };
    let from = ends().map(|(start, _)| start.at).min().unwrap_or_default();
    let to = ends().map(|(_, end)| end.at).max().unwrap_or_default();
    (from, to)
}

/// Work for threads was done in tasks, each of which kept the thread that it was on: with a worker for each
/// that is as quick, and any other task has to wait.
fn keeps_its_task(case: &Case<'_>, together: &Together) -> Option<Finding> {
    let waits = own_waits(case, together)?;
    let in_task = |wait: &&Wait| wait.blocking && wait.task.is_some();
    let wait = waits.iter().find(in_task)?;
    case.line(wait.place)?;
    Some(blocking_finding(case, wait))
}

/// A task's thread was kept while the work was under way.
fn blocked(case: &Case<'_>, together: &Together) -> Option<Finding> {
    let (from, to) = time_of(case, together);
    in_poll_wait(case, from, to).map(|wait| blocking_finding(case, wait))
}

fn timer_among_threads(case: &Case<'_>, timer: &Wait) -> Finding {
    let line = case.line(timer.place);
    Finding::new(
        Id::WrongEngine,
        words::timer_among_threads(line),
        line.into_iter().collect(),
    )
}

/// The work that a thread of the pool was at with the given step: the one that it ended next. A runtime that is driven
/// there has a task of its own.
pub(super) fn pool_task<'a>(
    case: &'a Case<'_>,
    thread: u32,
    step: usize,
) -> Option<(u32, &'a Task)> {
    // Asked for each line of a program, which may be many: the rest of the trace is looked at for the pool's only.
    if case.facts.threads.get(thread as usize)?.role != Some(Role::Blocking) {
        return None;
    }
    case.trace.events[step..].iter().find_map(|event| {
        let ends = event.thread == thread && matches!(event.kind, Kind::TaskEnded { .. });
        let number = event.task.filter(|_| ends)?;
        let task = case.facts.tasks.get(&number).filter(|task| !task.root)?;
        Some((number, task))
    })
}

fn thread_among_tasks(case: &Case<'_>, sleep: &Wait) -> Finding {
    let thread = case.facts.threads.get(sleep.thread as usize);
    // The runtime starts the threads of its pool itself.
    let pool = thread.is_some_and(|thread| thread.role == Some(Role::Blocking));
    let started = match pool {
        true => {
            pool_task(case, sleep.thread, sleep.began).and_then(|(_, task)| case.line(task.place))
        }
        false => thread.and_then(|thread| case.line(thread.place)),
    };
    let line = case.line(sleep.place);
    Finding::new(
        Id::WrongEngine,
        words::thread_among_tasks(pool, started, line),
        started.into_iter().chain(line).collect(),
    )
}

/// The sleep of a thread that a piece of work for tasks waits for: its own wait or one before that, which ended with the
/// sleep and not by a time of its own. What other threads do beside the work is their affair.
fn handed_to_thread<'a>(case: &'a Case<'_>, work: &Work, own: &Wait) -> Option<&'a Wait> {
    let (start, _) = ends_of(case.facts, work)?;
    let same = |wait: &Wait| wait.task.is_some() && wait.task == own.task;
    let before = |wait: &Wait| wait.began > start.step && wait.to <= Some(own.from);
    let waits = case.facts.program_waits().filter(|wait| wait.took_time());
    let mut of_work = waits.filter(|wait| wait.began == own.began || (same(wait) && before(wait)));
    of_work.find_map(|wait| {
        case.facts.program_waits().find(|sleep| {
            let of_thread = sleep.class == Class::Sleep && sleep.task.is_none();
            let ends_it = wait.until != wait.to && sleep.to == wait.to && sleep.overlaps(wait);
            of_thread && (sleep.began == wait.began || ends_it)
        })
    })
}

fn wrong_engine(case: &Case<'_>, together: &Together) -> Option<Finding> {
    let mut groups = case.submission.expectation.check.together.iter();
    // Where both engines are at work at once, each piece is held to its own by its own wait alone.
    let both = groups.any(|together| together.engine == Engine::Either);
    let (from, to) = time_of(case, together);
    let during =
        |wait: &&Wait| wait.took_time() && wait.from < to && wait.to.is_none_or(|end| end > from);
    let is_timer = |wait: &&Wait| wait.class == Class::Timer;
    match together.engine {
        Engine::Threads if both => {
            let waits = own_waits(case, together)?;
            let timer = waits.iter().find(is_timer);
            timer.map(|timer| timer_among_threads(case, timer))
        }
        Engine::Threads => {
            let timer = case.facts.program_waits().filter(during).find(is_timer);
            timer.map(|timer| timer_among_threads(case, timer))
        }
        Engine::Async => {
            let waits = own_waits(case, together).unwrap_or_default();
            let pieces = together.work.iter().zip(&waits);
            let sleepers: Vec<&Wait> = pieces
                .filter_map(|(work, own)| handed_to_thread(case, work, own))
                .collect();
            let threads: BTreeSet<u32> = sleepers.iter().map(|sleep| sleep.thread).collect();
            let blocked = in_poll_wait(case, from, to).filter(|_| !both);
            // One thread that a task waits for is a detour; several are the other engine.
            if let Some(wait) = blocked.filter(|_| threads.len() < 2) {
                return Some(blocking_finding(case, wait));
            }
            let sleeper = sleepers.first();
            let sleeper = sleeper.map(|wait| thread_among_tasks(case, wait));
            sleeper.or_else(|| many_runtimes(case, together).filter(|_| !both))
        }
        Engine::Either => None,
    }
}

/// Async work that is spread over several runtimes, or over threads which the program started itself.
fn many_runtimes(case: &Case<'_>, together: &Together) -> Option<Finding> {
    let thread = |number: u32| case.facts.threads.get(number as usize);
    let role = |number: u32| thread(number).and_then(|thread| thread.role);
    // Somebody else may tell of the end.
    let ends = together.work.iter().flat_map(|work| {
        let ends = ends_of(case.facts, work).into_iter();
        ends.flat_map(move |(start, end)| [(start.thread, work), (end.thread, work)])
    });
    let own: BTreeMap<u32, &Work> = ends
        .filter(|(number, _)| matches!(role(*number), Some(Role::Spawned | Role::Blocking)))
        .collect();
    let waits = own_waits(case, together).unwrap_or_default();
    let tasks = waits
        .iter()
        .filter_map(|wait| case.facts.tasks.get(&wait.task?));
    let runtimes: BTreeSet<u32> = tasks.filter_map(|task| task.runtime).collect();
    let made = runtimes
        .iter()
        .map(|runtime| *case.facts.runtimes.get(runtime)?);
    let made = made.filter(|_| runtimes.len() > 1);
    let places = own.keys().map(|number| thread(*number)?.place);
    let lines = case.lines(places.chain(made));
    let names: Vec<String> = own.values().map(|work| work.name.clone()).collect();
    let message = match names.as_slice() {
        many if runtimes.len() > 1 && runtimes.len() != many.len() => {
            words::several_runtimes(&together.work, runtimes.len())
        }
        [] => return None,
        [one] => {
            let pool = own
                .keys()
                .all(|number| role(*number) == Some(Role::Blocking));
            pool.then(|| words::async_on_the_pool(one, lines.first().copied()))?
        }
        many if runtimes.len() < 2 => words::driven_by_several(&together.work, many.len()),
        many if case.several_workloads() => words::runtime_for_each(many),
        many => words::runtime_per_task(many.len()),
    };
    Some(Finding::new(Id::WrongEngine, message, lines))
}

/// The work does not wait for itself, each piece on its own, as many as should at once.
fn not_its_own(case: &Case<'_>, together: &Together, at_once: usize) -> Option<Finding> {
    let ends = |work| ends_of(case.facts, work);
    let lines = || {
        let shared: Vec<_> = together
            .work
            .iter()
            .filter_map(ends)
            .map(|(_, end)| end)
            .collect();
        let beside = together
            .beside
            .as_deref()
            .and_then(|text| case.facts.line(text));
        let waits = shared.iter().filter_map(|end| {
            let before = case
                .facts
                .program_waits()
                .filter(|wait| wait.took_time() && wait.to == Some(end.at));
            before
                .filter(|wait| wait.thread == end.thread && wait.task == end.task)
                .last()
                .map(|wait| wait.place)
        });
        let mut lines = case.lines(waits);
        let starts: Vec<_> = together
            .work
            .iter()
            .filter_map(ends)
            .map(|(start, _)| start)
            .collect();
        lines.extend(starts.iter().flat_map(|start| case.calls_of_printer(start)));
        lines.extend(case.lines(starts.iter().map(|start| start.place)));
        lines.extend(beside.and_then(|line| case.line(line.place)));
        lines
    };
    let faked = |message| Some(Finding::new(Id::Faked, message, lines()));
    let Some(waits) = own_waits(case, together) else {
        return match borrowed(case, together) {
            Some((work, wait)) => {
                let line = case.line_of(wait);
                let message = words::borrowed_wait(&work.name, line);
                let lines = line.into_iter().chain(lines()).collect();
                Some(Finding::new(Id::Faked, message, lines))
            }
            None => faked(words::shared_wait(&together.work)),
        };
    };
    if together.engine == Engine::Threads {
        let threads: BTreeSet<u32> = waits.iter().map(|wait| wait.thread).collect();
        let beside = together
            .beside
            .as_deref()
            .and_then(|text| case.facts.line(text));
        let alone = beside.is_none_or(|line| !threads.contains(&line.thread));
        let on_main = together.work.len() == 1 && threads.contains(&0);
        if threads.len() < at_once.min(together.work.len()) || !alone || on_main {
            return faked(words::one_thread(&together.work));
        }
    }
    let overlap = waits
        .iter()
        .all(|wait| waits.iter().all(|other| wait.overlaps(other)));
    if overlap || at_once < together.work.len() {
        None
    } else {
        faked(words::shared_wait(&together.work))
    }
}

/// What main should do while the work is under way, it did before the work had a thread.
fn not_beside(case: &Case<'_>, together: &Together) -> Option<Finding> {
    let beside = case.facts.line(together.beside.as_deref()?)?;
    // Somebody else may print the work's last line; its wait is its own.
    let wait = own_waits(case, together)?.into_iter().next()?;
    let started = first_link(case, wait.thread, beside.thread)?;
    let line = case.line(beside.place);
    let message = words::not_beside(&beside.text, line, case.line(started.place));
    let lines = line.into_iter().chain(case.line(started.place)).collect();
    (started.step > beside.step).then(|| Finding::new(Id::Faked, message, lines))
}

/// A thread may have been started by one that was started by another: the one that `by` started itself, or else main.
fn first_link<'a>(case: &'a Case<'_>, thread: u32, by: u32) -> Option<&'a Thread> {
    let threads = &case.facts.threads;
    let mut link = threads.get(thread as usize)?;
    while let Some(starter) = case.trace.events.get(link.step).map(|event| event.thread)
        && starter != by
        && starter != 0
    {
        link = threads.get(starter as usize)?;
    }
    Some(link)
}

/// Two who do a piece of work each tell of the other's end, of which they cannot know.
fn crossed(case: &Case<'_>, together: &Together) -> Option<Finding> {
    let who = |line: &Line| (line.task, line.task.is_none().then_some(line.thread));
    let work: Vec<_> = together
        .work
        .iter()
        .filter_map(|work| Some((work, ends_of(case.facts, work)?)))
        .collect();
    let mut pairs = work
        .iter()
        .enumerate()
        .flat_map(|(at, one)| work[at + 1..].iter().map(move |other| (one, other)));
    let ((one, (_, end)), (other, (start, _))) = pairs.find(|((_, one), (_, other))| {
        let each = who(one.0) == who(other.1) && who(other.0) == who(one.1);
        each && who(one.0) != who(other.0)
    })?;
    let line = case.line(end.place);
    let message = words::crossed(&end.text, line, &one.name, &other.name);
    let lines = line.into_iter().chain(case.line(start.place)).collect();
    Some(Finding::new(Id::Faked, message, lines))
}

/// Who does the work says that it has been waited for.
fn not_after(case: &Case<'_>, together: &Together) -> Option<Finding> {
    let after = case.facts.line(together.after.as_deref()?)?;
    let mut waits = own_waits(case, together)?.into_iter();
    waits.find(|wait| (wait.thread, wait.task) == (after.thread, after.task))?;
    let line = case.line(after.place);
    let message = words::not_after(&after.text, line);
    Some(Finding::new(Id::Faked, message, line.into_iter().collect()))
}

/// The work's result is shown, and the work is an async function that gives nothing back and leaves nothing anywhere,
/// or whose value is thrown away.
fn gives_nothing(case: &Case<'_>, together: &Together) -> Option<Finding> {
    let source = case.submission.source;
    if !together.gives || source.has_statics() {
        return None;
    }
    // Somebody between may give back what this one only announces.
    let by_mute = |call: &Call| {
        let around = source.named_function_at(call.line);
        around.is_none_or(|around| around.name == "main" || !around.gives && !around.leaves)
    };
    together.work.iter().find_map(|work| {
        let function = source.printer_of(&work.ends)?;
        let named = function.is_async && !function.name.is_empty() && function.name != "main";
        let of_function = |call: &&Call| call.name == function.name;
        let calls: Vec<&Call> = source.calls.iter().filter(of_function).collect();
        let first = calls.first().filter(|_| named && !function.leaves)?;
        let (message, lines) = if function.gives {
            let thrown = calls.iter().all(|call| call.thrown_away);
            let message = words::thrown_away(&function.name, first.line);
            thrown.then(|| (message, vec![first.line]))?
        } else {
            let mute = calls.iter().all(|call| by_mute(call));
            let message = words::gives_nothing(&function.name, function.line);
            mute.then(|| (message, vec![function.line]))?
        };
        Some(Finding::new(Id::Faked, message, lines))
    })
}

/// Asking over and over in place of waiting.
pub(super) fn busy_waits(case: &Case<'_>) -> Option<Finding> {
    // What was asked once, right before the loop, is no part of it.
    let source = case.submission.source;
    let in_loop = |line: u32| source.loop_near(line).is_some_and(|first| first <= line);
    // Who looks and then lets others go first asks by the look.
    let mut spins: Vec<&Spin> = case.facts.spins.iter().collect();
    spins.sort_by_key(|spin| spin.op.contains("yield"));
    let spins = || spins.iter().copied();
    let spin = spins()
        .find(|spin| case.line(spin.place).is_some_and(in_loop))
        .or_else(|| spins().find(|spin| case.line(spin.place).is_some()))
        .or_else(|| spins().next())?;
    let line = case.line(spin.place);
    // What drives the runtime is asked over and over where a future wakes itself, and the text says where.
    let mut wakes = source.calls_of("wake_by_ref");
    if spin.op.contains("block_on") && !wakes.is_empty() {
        let message = words::wakes_itself(wakes[0]);
        wakes.extend(line);
        return Some(Finding::new(Id::BusyWaits, message, wakes));
    }
    let mut lines = case.lines(spins().map(|spin| spin.place));
    lines.sort_by_key(|other| Some(*other) != line);
    let between = |wait: &&Wait| {
        let own = (wait.thread, wait.task) == (spin.thread, spin.task);
        let lines = line.zip(case.line(wait.place));
        let in_loop = lines.is_some_and(|(line, other)| source.in_one_loop(line, other));
        own && wait.took_time() && in_loop
    };
    let sleep = case.facts.program_waits().find(between);
    let message = match sleep.and_then(|wait| case.line(wait.place)) {
        Some(sleep) => words::looks_again_and_again(&spin.op, line, sleep),
        None => words::busy_waits(&spin.op, line),
    };
    Some(Finding::new(Id::BusyWaits, message, lines))
}

/// Somebody tries again and again to get a permit, and sleeps in between.
pub(super) fn tries_again(case: &Case<'_>) -> Option<Finding> {
    /// Trying once or twice is curiosity.
    const HABIT: usize = 3;
    let is_try = |op: &str| op.starts_with("Semaphore::try_acquire");
    let tried =
        |event: &&Event| matches!(&event.kind, Kind::Refused { op, .. } if is_try(op.as_str()));
    // Every trace of every lesson comes here, and hardly any tries at all.
    if case.trace.events.iter().filter(tried).count() < HABIT {
        return None;
    }
    let accesses = Accesses::new(case.trace);
    let refusals = accesses.refusals.iter();
    let tries: Vec<&Refusal> = refusals.filter(|refusal| is_try(&refusal.op)).collect();
    let slept = |one: &Refusal, other: &Refusal| {
        let mut sleeps = case.facts.program_waits().filter(|wait| wait.is_for_time());
        sleeps.find(|wait| {
            let own =
                wait.task == one.by.task && (wait.task.is_some() || wait.thread == one.by.thread);
            own && one.step < wait.began && wait.ended.is_some_and(|ended| ended < other.step)
        })
    };
    tries.iter().find_map(|first| {
        let same = |other: &&&Refusal| !other.by.differs(&first.by) && other.place == first.place;
        let own: Vec<&&Refusal> = tries.iter().filter(same).take(HABIT).collect();
        let pairs = own.windows(2).map(|pair| slept(pair[0], pair[1]));
        let sleeps: Vec<&Wait> = pairs.collect::<Option<_>>()?;
        let sleep = case.line_of(sleeps.first().filter(|_| own.len() == HABIT)?)?;
        let line = case.line(first.place);
        let message = words::looks_again_and_again(&first.op, line, sleep);
        let lines = line.into_iter().chain([sleep]).collect();
        Some(Finding::new(Id::BusyWaits, message, lines))
    })
}

/// Text that should come out of the work stands in the source.
fn typed_in(case: &Case<'_>) -> Option<Finding> {
    let check = &case.submission.expectation.check;
    for wanted in &check.values {
        if let Some(line) = case.facts.line(wanted).filter(|line| line.literal) {
            let number = case.line(line.place);
            return Some(Finding::new(
                Id::Faked,
                words::literal(wanted, number),
                number.into_iter().collect(),
            ));
        }
    }
    let lines = case.submission.source.typed_in(&check.computed);
    let message = words::typed_in(&check.computed, &lines);
    (!lines.is_empty()).then(|| Finding::new(Id::Faked, message, lines))
}

/// The work that a line begins.
fn group_of<'a>(case: &'a Case<'_>, line: &Line) -> Option<&'a Together> {
    let mut groups = case.submission.expectation.check.together.iter();
    groups.find(|together| together.work.iter().any(|work| work.starts == line.text))
}

/// Whether a line that begins work was printed by somebody else than who does the work.
fn is_told(case: &Case<'_>, line: &Line) -> bool {
    let waits = group_of(case, line).and_then(|together| own_waits(case, together));
    let doers = case.doers();
    waits.is_some_and(|waits| {
        waits
            .iter()
            .all(|wait| doers[wait.began] != doers[line.step])
    })
}

/// Two lines that belong to different functions or futures were printed by one, or the wait of the one is the other's.
fn one_body(case: &Case<'_>) -> Option<Finding> {
    let bodies = &case.submission.expectation.check.bodies;
    bodies.iter().find_map(|(outer, inner)| {
        let (outer, inner) = (case.facts.line(outer)?, case.facts.line(inner)?);
        let same = outer.within.is_some() && outer.within == inner.within;
        if same && !is_told(case, inner) {
            let message = words::one_body(&outer.text, &inner.text);
            return Some(Finding::new(Id::Faked, message, case.lines([inner.place])));
        }
        let source = case.submission.source;
        let body = |line: Option<u32>| line.and_then(|line| source.function_at(line));
        let of_outer = body(case.line(outer.place))?;
        let together = group_of(case, inner)?;
        // Who prints both may be given what to wait for.
        let split = |work: &Work| {
            let ends = ends_of(case.facts, work);
            ends.is_some_and(|(start, end)| start.within != end.within)
        };
        let waits = own_waits(case, together)?;
        let mut waits = together.work.iter().zip(waits);
        let (_, wait) =
            waits.find(|(work, wait)| body(case.line_of(wait)) == Some(of_outer) && split(work))?;
        let message = words::shared_wait(&together.work);
        let lines = case.line_of(&wait).into_iter();
        let lines = lines.chain(case.line(inner.place)).collect();
        Some(Finding::new(Id::Faked, message, lines))
    })
}
