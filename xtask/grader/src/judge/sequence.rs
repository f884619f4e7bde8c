//! Work that should overlap and does not: what made the second wait for the first?

use super::evidence::pool_task;
use super::limit::high_water_mark;
use super::pause::is_of_other_work;
use super::work::ends_of;
use super::{Case, in_place};
use crate::diagnosis::{Finding, Id};
use crate::expectation::{Engine, Limit, Together, Work};
use crate::facts::{Line, Wait};
use crate::source::Source;
use crate::words::{self, Instead};
use lab_trace::{Class, Woken};
use std::time::Duration;

/// Work that should overlap does not.
pub(super) fn one_after_the_other(case: &Case<'_>) -> Option<Finding> {
    let groups = &case.submission.expectation.check.together;
    let alone = |limit: &&Limit| limit.most > 1 && high_water_mark(case, limit) == 1;
    let limits = &case.submission.expectation.check.limit;
    groups
        .iter()
        .find_map(|together| {
            pair_in_sequence(case, together)
                .or_else(|| beside_came_late(case, together))
                .or_else(|| kept_from_starting(case, together))
        })
        .or_else(|| {
            let mut limits = limits.iter().filter(alone);
            limits.find_map(|limit| pair_in_sequence(case, &limit.group()))
        })
}

fn pair_in_sequence(case: &Case<'_>, together: &Together) -> Option<Finding> {
    let mut ends: Vec<_> = together
        .work
        .iter()
        .filter_map(|work| Some((work, ends_of(case.facts, work)?)))
        .collect();
    ends.sort_by_key(|(_, (start, _))| start.step);
    let takes_time = |(start, end): (&Line, &Line)| end.at > start.at;
    let follows = |pair: &&[(&Work, (&Line, &Line))]| {
        let ((_, first), (_, second)) = (pair[0], pair[1]);
        takes_time(first) && takes_time(second) && first.1.step < second.0.step
    };
    let pair = ends.windows(2).find(follows)?;
    let ((first, (start, end)), (second, (next, _))) = (pair[0], pair[1]);
    Some(in_sequence(
        case,
        &first.name,
        (start, end),
        &second.name,
        next,
        together.engine,
    ))
}

/// Work whose end is reported much later may look as if it overlapped: but one and the same thread or task
/// begins both, and waits in between.
fn kept_from_starting(case: &Case<'_>, together: &Together) -> Option<Finding> {
    let start = |work: &Work| case.facts.line(&work.starts);
    let mut starts: Vec<_> = together
        .work
        .iter()
        .filter_map(|work| Some((work, start(work)?)))
        .collect();
    starts.sort_by_key(|(_, start)| start.step);
    starts.windows(2).find_map(|pair| {
        let ((first, start), (second, next)) = (pair[0], pair[1]);
        let due = |work: &Work| case.wanted.time_of(&work.starts);
        let same = (start.thread, start.task) == (next.thread, next.task);
        if !same || due(first) != due(second) {
            return None;
        }
        let wait = case.facts.program_waits().find(|wait| {
            (wait.thread, wait.task) == (next.thread, next.task)
                && wait.class != Class::Lock
                && wait.took_time()
                && wait.began > start.step
                && wait.ended < Some(next.step)
                && wait.to == Some(next.at)
        })?;
        if together.engine != Engine::Threads && wait.blocking && wait.task.is_some() {
            return Some(blocking_finding(case, wait));
        }
        if let Some(finding) = queued_in_pool(case, (&first.name, start), (&second.name, next)) {
            return Some(finding);
        }
        let lines = case.calls_of_printer(next).into_iter();
        let lines: Vec<u32> = lines.chain(case.line_of(wait)).collect();
        let message = words::sequential(&first.name, &second.name, lines.first().copied(), next.at);
        Some(Finding::new(Id::Sequential, message, lines))
    })
}

/// What `main` should do meanwhile came after the work.
fn beside_came_late(case: &Case<'_>, together: &Together) -> Option<Finding> {
    let beside = case.facts.line(together.beside.as_deref()?)?;
    let work = together.work.first()?;
    let (start, end) = ends_of(case.facts, work)?;
    let late = end.at > start.at && end.step < beside.step;
    late.then(|| {
        in_sequence(
            case,
            &work.name,
            (start, end),
            "main's own work",
            beside,
            together.engine,
        )
    })
}

/// Says what made the second wait for the first.
fn in_sequence(
    case: &Case<'_>,
    first: &str,
    (start, end): (&Line, &Line),
    second: &str,
    next: &Line,
    engine: Engine,
) -> Finding {
    let reaches = |wait: &&Wait| {
        wait.from < end.at && wait.to == Some(end.at) && wait.ended < Some(next.step)
    };
    let by = |wait: &Wait, line: &Line| wait.thread == line.thread && wait.task == line.task;
    // Where somebody else tells of the end, they wait for the work, and who began it does it.
    let handed_over = (start.thread, start.task) != (end.thread, end.task);
    let for_time = |wait: &Wait| wait.is_for_time();
    // Whoever waits for somebody does no work meanwhile, and may have been told of it line by line.
    let for_somebody = |wait: &Wait| !for_time(wait) && wait.until.is_none();
    let by_other = |wait: &&Wait| {
        if by(wait, next) && for_somebody(wait) {
            true
        } else if handed_over && for_time(wait) {
            !by(wait, start) && !by(wait, end)
        } else {
            handed_over || !by(wait, end)
        }
    };
    let by_next = |wait: &&Wait| wait.thread == next.thread && wait.task == next.task;
    let waits: Vec<&Wait> = case.facts.program_waits().filter(reaches).collect();
    let mut locks = waits
        .iter()
        .copied()
        .filter(|wait| wait.class == Class::Lock);
    if let Some(wait) = locks.clone().find(by_next).or_else(|| locks.next()) {
        return lock_finding(case, first, second, wait);
    }
    if let Some(finding) = held_meanwhile(case, first, (start, end)) {
        return finding;
    }
    // Work for threads that was given to tasks instead.
    let in_task = end.task.and_then(|task| case.facts.tasks.get(&task));
    if (engine != Engine::Threads || in_task.is_some_and(|task| !task.root))
        && let Some(wait) = in_poll_wait(case, start.at, end.at)
    {
        if engine == Engine::Threads {
            let line = case.line(wait.place);
            let message = words::blocks_in_tasks(first, second, &wait.op, line);
            return Finding::new(Id::BlocksRuntime, message, line.into_iter().collect());
        }
        return blocking_finding(case, wait);
    }
    if let Some(finding) = queued_in_pool(case, (first, start), (second, next)) {
        return finding;
    }
    // The second's own waiting tells most, then anybody else's but the first's.
    let others = || waits.iter().copied().filter(by_other);
    let mut lines: Vec<u32> = Vec::new();
    lines.extend(others().filter(by_next).find_map(|wait| case.line_of(wait)));
    lines.extend(
        others()
            .filter(|wait| !by_next(wait))
            .find_map(|wait| case.line_of(wait)),
    );
    lines.truncate(1);
    // A runtime that was driven to its end before the next one.
    let next_task = next.task.and_then(|task| case.facts.tasks.get(&task));
    let roots = next.task != end.task && next_task.is_some_and(|task| task.root);
    let driven = in_task.filter(|task| task.root && roots);
    let driven = driven.and_then(|task| case.line(task.place));
    if lines.is_empty() {
        lines.extend(driven);
    }
    let own = case
        .facts
        .program_waits()
        .find(|wait| wait.from >= start.at && wait.thread == end.thread && wait.took_time());
    let own = own.and_then(|wait| case.line(wait.place));
    if lines.is_empty() && begins_by_itself(case, start) {
        lines.extend(own);
    }
    // Where plain calls or plain awaits stand, there is no event to point at.
    let calls = calls_by(case, start);
    if engine != Engine::Threads && driven.is_none() {
        let awaits = case.awaits_outside_of_printer(start);
        lines.extend(awaited(case.submission.source, &calls, awaits));
    }
    lines.extend(calls);
    lines.extend(own);
    let message = words::sequential(first, second, lines.first().copied(), end.at);
    Finding::new(Id::Sequential, message, lines)
}

/// Somebody waits for a lock for as long as the work takes, and who does the work has it all that time: who waits
/// would have done the next, and may not get the lock even then.
fn held_meanwhile(case: &Case<'_>, first: &str, (start, end): (&Line, &Line)) -> Option<Finding> {
    let worker = (start.thread, start.task);
    let wait = case.facts.program_waits().find(|wait| {
        let meanwhile = wait.from < end.at && wait.ended.is_none_or(|ended| ended > end.step);
        let held = || case.facts.holder(wait.on?, start.step);
        let all_along = || {
            held().is_some_and(|held| {
                (held.thread, held.task) == worker && held.to.is_none_or(|to| to > end.step)
            })
        };
        let other = (wait.thread, wait.task) != worker;
        let lock = wait.class == Class::Lock && !wait.op.contains("Semaphore");
        lock && other && meanwhile && all_along()
    })?;
    let other = match wait.task {
        Some(_) => "another task",
        None => "another thread",
    };
    Some(lock_finding(case, first, other, wait))
}

/// Whether a thread or task of the program's own does the work in its very body, and not in a function that it
/// calls: then there is no call that waits.
fn begins_by_itself(case: &Case<'_>, line: &Line) -> bool {
    let task = line.task.and_then(|task| case.facts.tasks.get(&task));
    let spawned = match task {
        Some(task) => !task.root,
        None => line.thread != 0,
    };
    let path = line.within.as_deref().unwrap_or_default();
    let closures = path.rsplit("::").take_while(|part| part.starts_with('{'));
    let name = path.rsplit("::").find(|part| !part.starts_with('{'));
    let mut functions = case.submission.source.functions.iter();
    let is_async = functions.any(|it| it.is_async && Some(it.name.as_str()) == name);
    spawned && closures.count() > usize::from(is_async)
}

/// The calls of the function that printed a line. If main printed it, and no task did, it was called neither
/// where a thread is started nor in async code.
fn calls_by(case: &Case<'_>, line: &Line) -> Vec<u32> {
    let source = case.submission.source;
    let calls = case.calls_of_printer(line);
    let spawning = source.lines_calling("spawn");
    let in_async = |call: u32| {
        source
            .function_at(call)
            .is_some_and(|around| around.is_async)
    };
    let plain = |call: &u32| !spawning.contains(call) && !in_async(*call);
    let by_main = line.thread == 0 && line.task.is_none();
    let plain: Vec<u32> = calls.iter().copied().filter(plain).collect();
    if by_main && !plain.is_empty() {
        plain
    } else {
        calls
    }
}

/// Both were given to the pool for blocking code in time, and it has no thread to spare for the second.
fn queued_in_pool(
    case: &Case<'_>,
    (first, start): (&str, &Line),
    (second, next): (&str, &Line),
) -> Option<Finding> {
    let (_, task) = pool_task(case, next.thread, next.step)?;
    let (_, before) = pool_task(case, start.thread, start.step)?;
    // It was given away while the first was under way, and not when that was done.
    let same = start.thread != next.thread || before.step == task.step;
    if same || case.trace.events[task.step].at >= next.at {
        return None;
    }
    let limits = case.submission.source.calls_of("max_blocking_threads");
    let given = case.line(task.place);
    let message = words::queued_in_pool(first, second, given, limits.first().copied(), next.at);
    let lines = limits.into_iter().chain(given).collect();
    Some(Finding::new(Id::Sequential, message, lines))
}

/// The lines that wait for one future after the other: where a call is awaited at once, else the nearest
/// awaits below the calls.
fn awaited(source: &Source, calls: &[u32], awaits: Vec<u32>) -> Vec<u32> {
    let first = calls.first().copied().unwrap_or_default();
    let joined = calls.iter().filter_map(|line| source.joined_on(*line));
    let (mut at_once, mut later): (Vec<u32>, Vec<u32>) =
        awaits.into_iter().partition(|line| calls.contains(line));
    at_once.extend(joined);
    at_once.sort_unstable();
    at_once.dedup();
    later.sort_by_key(|line| (*line < first, line.abs_diff(first)));
    // An await in a `for` is what makes one wait for the other, whatever is awaited there.
    at_once.sort_by_key(|line| !source.is_in_for(*line));
    later.sort_by_key(|line| !source.is_in_for(*line));
    at_once.extend(later);
    at_once
}

/// A wait for a lock or a permit that the other piece of work holds. With one permit for all, nobody holds
/// it too long; there is one too few.
fn lock_finding(case: &Case<'_>, first: &str, second: &str, wait: &Wait) -> Finding {
    let held = wait
        .on
        .and_then(|object| case.facts.holder(object, wait.began));
    let taken = held.and_then(|held| case.line(held.place));
    let line = case.line_of(wait);
    let lines = taken.into_iter().chain(line);
    if wait.op.contains("Semaphore") {
        let made = case.submission.source.made("Semaphore");
        let message = words::one_permit(first, second, line, made);
        return Finding::new(
            Id::Sequential,
            message,
            made.into_iter().chain(lines).collect(),
        );
    }
    Finding::new(
        Id::SerialisedByLock,
        words::serialised(first, second, taken, line),
        lines.collect(),
    )
}

/// Work that begins together, but waits for a lock before it goes on. Where there is a limit, waiting for a
/// permit is no fault of the work.
pub(super) fn locked_out(case: &Case<'_>) -> Option<Finding> {
    let check = &case.submission.expectation.check;
    let together = check.together.iter().map(|group| (&group.work, false));
    let limited = check.limit.iter().map(|limit| (&limit.work, true));
    together
        .chain(limited)
        .filter(|(work, _)| work.len() > 1)
        .find_map(|(group, limited)| {
            group.iter().find_map(|work| {
                let (start, end) = ends_of(case.facts, work)?;
                let wait = case.facts.program_waits().find(|wait| {
                    let inside =
                        wait.began > start.step && wait.ended.is_some_and(|step| step < end.step);
                    let own = wait.thread == end.thread && wait.task == end.task;
                    let permit = limited && wait.op.contains("Semaphore");
                    let other = || is_of_other_work(case, wait, end);
                    wait.class == Class::Lock
                        && wait.took_time()
                        && inside
                        && own
                        && !permit
                        && !other()
                })?;
                // A thread's lock, in a task: all that the thread runs waits with it.
                if wait.blocking && wait.task.is_some() && held_outside_of_tasks(case, wait) {
                    return Some(blocking_finding(case, wait));
                }
                let held = wait.on.and_then(|on| case.facts.holder(on, wait.began));
                let holds = |other: &&Work| {
                    let ends = ends_of(case.facts, other);
                    let by = |line: &Line| {
                        held.map(|held| (held.thread, held.task) == (line.thread, line.task))
                    };
                    ends.is_some_and(|(start, end)| {
                        let meanwhile = start.step < wait.began && wait.began < end.step;
                        meanwhile && by(start) == Some(true)
                    })
                };
                // Futures of one task are one to the record, and nobody is held up by a lock of their own.
                let mut others = group.iter().filter(|other| other.name != work.name);
                let holder = others.find(holds);
                let first = holder.map_or("another", |holder| &holder.name);
                Some(lock_finding(case, first, &work.name, wait))
            })
        })
}

/// Work that announces itself together with other work and then waits until that is done, before it sleeps itself. Who
/// announced it waits, or who does it.
pub(super) fn waits_for_other(case: &Case<'_>) -> Option<Finding> {
    let check = &case.submission.expectation.check;
    check.together.iter().find_map(|group| {
        let work = group.work.iter();
        let spans: Vec<_> = work
            .filter_map(|work| Some((work, ends_of(case.facts, work)?)))
            .collect();
        spans.iter().find_map(|(work, (start, end))| {
            let done_with = |wait: &Wait| {
                let mut others = spans.iter().filter(|(other, _)| other.name != work.name);
                others.find(|(_, (begun, done))| begun.at < done.at && wait.to == Some(done.at))
            };
            let mut waits = case.facts.program_waits();
            let (wait, (first, _)) = waits.find_map(|wait| {
                let by = |line: &Line| (wait.thread, wait.task) == (line.thread, line.task);
                let since = wait.began > start.step;
                let told = wait.how == Some(Woken::Done) && wait.until.is_none() && !wait.inside;
                let for_somebody = told && !wait.is_for_time();
                let blocks = wait.blocking && wait.task.is_some();
                let holds_up = since && for_somebody && !blocks && wait.took_time();
                let holds_up =
                    holds_up && (by(start) || by(end)) && sleeps_only_after(case, wait, end);
                let other = holds_up.then(|| done_with(wait)).flatten()?;
                (!is_of_other_work(case, wait, end)).then_some((wait, other))
            })?;
            let line = case.line_of(wait);
            let until = wait.to.unwrap_or_default();
            let message = words::goes_on_after(&first.name, &work.name, line, until);
            Some(Finding::new(
                Id::Sequential,
                message,
                line.into_iter().collect(),
            ))
        })
    })
}

/// Whether who prints the line sleeps until then, and did not do so before the wait was over. One task may drive
/// several futures; then another of them may have slept meanwhile, and nothing is said.
fn sleeps_only_after(case: &Case<'_>, wait: &Wait, end: &Line) -> bool {
    let sleeps = || {
        let own = |sleep: &&Wait| (sleep.thread, sleep.task) == (end.thread, end.task);
        let for_time = |sleep: &&Wait| sleep.is_for_time();
        let sleeps = case.facts.program_waits().filter(own).filter(for_time);
        sleeps.filter(|sleep| sleep.took_time())
    };
    let after = |sleep: &Wait| Some(sleep.began) > wait.ended && sleep.to == Some(end.at);
    sleeps().any(after) && !sleeps().any(|sleep| sleep.overlaps(wait))
}

/// Whether no task has what is waited for, but a thread beside the runtime: to hold it for less long is then not
/// the only cure.
fn held_outside_of_tasks(case: &Case<'_>, wait: &Wait) -> bool {
    let held = wait
        .on
        .and_then(|object| case.facts.holder(object, wait.began));
    held.is_some_and(|held| held.task.is_none())
}

/// A wait that kept a runtime's thread from its other tasks, between the two times.
pub(super) fn in_poll_wait<'a>(
    case: &'a Case<'_>,
    from: Duration,
    to: Duration,
) -> Option<&'a Wait> {
    case.facts.program_waits().find(|wait| {
        let during = wait.from < to && wait.to.is_none_or(|end| end > from);
        wait.blocking
            && wait.task.is_some()
            && wait.took_time()
            && during
            && case.line(wait.place).is_some()
    })
}

pub(super) fn blocking_finding(case: &Case<'_>, wait: &Wait) -> Finding {
    let line = case.line(wait.place);
    if let Some((after, text)) = near(case, wait) {
        let message = words::blocks_runtime_near(&wait.op, line, after, text);
        return Finding::new(Id::BlocksRuntime, message, line.into_iter().collect());
    }
    let source = case.submission.source;
    let function = line.and_then(|line| source.function_at(line));
    let calls = called_on(case, line);
    let by = match calls[..] {
        [only] => Some(only),
        _ => None,
    };
    let groups = || case.submission.expectation.check.together.iter();
    let of = |engine| groups().filter(move |together| together.engine == engine);
    let mut for_threads = of(Engine::Threads).flat_map(|together| &together.work);
    let begins = |work: &Work| function.is_some_and(|function| function.prints(&work.starts));
    let instead = match of(Engine::Either).next() {
        None => Instead::Awaited,
        Some(_) if for_threads.any(begins) => Instead::Elsewhere,
        Some(_) => Instead::Either,
    };
    let socket = wait.op.split("::").next().unwrap_or_default();
    let message = if wait.class == Class::Net && !source.names(socket) {
        words::blocks_runtime_inside(&wait.op, line, by)
    } else {
        words::blocks_runtime(&wait.op, line, by, instead)
    };
    let lines = line.into_iter().chain(calls).collect();
    Finding::new(Id::BlocksRuntime, message, lines)
}

/// The lines that call the plain function around a line; none for an async one, which is awaited, and for `main`.
pub(super) fn called_on(case: &Case<'_>, line: Option<u32>) -> Vec<u32> {
    let source = case.submission.source;
    let function = line.and_then(|line| source.function_at(line));
    let plain = function.filter(|function| !function.is_async && function.name != "main");
    plain.map_or(Vec::new(), |function| source.calls_of(&function.name))
}

/// Where a lesson has several workloads, what the task printed last before the wait; of one that had printed
/// nothing, what anybody printed next.
fn near<'a>(case: &'a Case<'_>, wait: &Wait) -> Option<(bool, &'a str)> {
    if !case.several_workloads() {
        return None;
    }
    let own = |line: &&Line| line.thread == wait.thread && line.task == wait.task;
    let (before, after): (Vec<&Line>, Vec<&Line>) = case
        .facts
        .lines
        .iter()
        .partition(|line| line.step < wait.began);
    let last = before.into_iter().rfind(own);
    let near = last.map(|line| (true, line));
    let near = near.or_else(|| after.first().map(|line| (false, *line)));
    near.map(|(after, line)| (after, line.text.as_str()))
}

/// A blocking call among tasks.
pub(super) fn blocks_runtime(case: &Case<'_>) -> Option<Finding> {
    let check = &case.submission.expectation.check;
    let limits = check.limit.iter().map(Limit::group);
    let groups: Vec<Together> = check
        .together
        .iter()
        .cloned()
        .chain(limits)
        .filter(|together| together.engine != Engine::Threads)
        .collect();
    let starts = groups
        .iter()
        .flat_map(|together| &together.work)
        .filter_map(|work| case.facts.line(&work.starts));
    let first = starts.map(|line| line.at).min().unwrap_or_default();
    if groups.is_empty() {
        return None;
    }
    in_poll_wait(case, first, Duration::MAX)
        .map(|wait| blocking_finding(case, wait))
        .or_else(|| in_place::stops_its_task(case))
}
