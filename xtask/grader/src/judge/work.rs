//! The lesson's pieces of work, found again in a trace: when each was under way, and which wait was its
//! own.

use super::Case;
use crate::expectation::{Engine, Together, Work};
use crate::facts::{Facts, Line, Wait};
use crate::hearsay::{Who, heard_of};
use lab_trace::{Class, Woken};
use std::collections::{HashMap, HashSet};
use std::time::Duration;

/// When a piece of work was under way, by its two lines. Either may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: Option<Duration>,
    pub end: Option<Duration>,
}

/// Finds a piece of work in a trace.
#[must_use]
pub fn span(facts: &Facts, work: &Work) -> Span {
    let time = |text: &str| facts.line(text).map(|line| line.at);
    Span {
        start: time(&work.starts),
        end: time(&work.ends),
    }
}

/// Both lines of a piece of work, if both were printed.
pub(super) fn ends_of<'a>(facts: &'a Facts, work: &Work) -> Option<(&'a Line, &'a Line)> {
    Some((facts.line(&work.starts)?, facts.line(&work.ends)?))
}

/// The wait that each piece of work did for itself, in the order of the work, from the beginning of those
/// that it carries on; `None` when some shared theirs or had none.
///
/// Work is recognised by its last line, which comes right after its own wait, on the same thread or in
/// the same task. Where somebody else prints the last lines, as they collect the work one by one, they
/// wait too, though for others; so a wait for nothing but time is looked for first, then the one right
/// after the first line. Where somebody else prints both, the work has told them.
///
/// Time passes only for who sleeps. Where work waits for something else, somebody sleeps for it, and for nobody
/// else's work.
pub(super) fn own_waits(case: &Case<'_>, together: &Together) -> Option<Vec<Wait>> {
    let facts = case.facts;
    let work = || together.work.iter();
    let by_end = |only_sleeps: bool| -> Option<Vec<_>> {
        work()
            .map(|work| wait_before_end(facts, work, only_sleeps))
            .collect()
    };
    let by_start =
        || -> Option<Vec<_>> { work().map(|work| wait_after_start(facts, work)).collect() };
    let own =
        |waits: &Vec<&Wait>| all_differ(waits) && without_time(facts, together, waits).is_none();
    let own = by_end(true)
        .filter(own)
        .or_else(|| by_future(case, together, true).filter(own))
        .or_else(|| told(case, together))
        .or_else(|| by_future(case, together, false).filter(own))
        .or_else(|| by_start().filter(own))
        .or_else(|| by_end(false).filter(own))
        .or_else(|| unseen(case, together))?;
    let ends: HashSet<usize> = own.iter().map(|wait| wait.began).collect();
    let whole = |(work, wait): (&Work, &Wait)| {
        let (start, _) = ends_of(facts, work)?;
        Some(carried_on(facts, start.step, wait, &ends))
    };
    work().zip(own).map(whole).collect()
}

/// The waits of futures that one task drives together: each piece of work is one of them, and its lines and its
/// waits say which.
fn by_future<'a>(
    case: &'a Case<'_>,
    together: &Together,
    only_sleeps: bool,
) -> Option<Vec<&'a Wait>> {
    let doers = case.doers();
    let wait = |work: &Work| {
        let (start, end) = ends_of(case.facts, work)?;
        let future = doers.get(end.step)?;
        let of_future = |step: usize| doers.get(step) == Some(future);
        let its = |wait: &&Wait| {
            let done = wait.how != Some(Woken::Dropped) && wait.to == Some(end.at);
            let kind = !only_sleeps || is_for_time(wait);
            start.step < wait.began && done && of_future(wait.began) && wait.took_time() && kind
        };
        let told_apart = matches!(future, Who::Future(..)) && of_future(start.step);
        let waits = case.facts.program_waits().filter(its);
        waits.filter(|_| told_apart).last()
    };
    together.work.iter().map(wait).collect()
}

/// A piece of work that waits until somebody has slept for other work or for no work at all, and its wait.
pub(super) fn borrowed<'a>(
    case: &'a Case<'_>,
    together: &'a Together,
) -> Option<(&'a Work, &'a Wait)> {
    let facts = case.facts;
    let work = together.work.iter();
    let waits: Option<Vec<_>> = work.map(|work| wait_after_start(facts, work)).collect();
    let waits = waits.filter(|waits| all_differ(waits))?;
    let at = without_time(facts, together, &waits)?;
    Some((&together.work[at], waits[at]))
}

/// The first of the waits that did not last for a sleep of its own: it is none, and nobody slept as long for it and
/// for nobody else.
fn without_time(facts: &Facts, together: &Together, waits: &[&Wait]) -> Option<usize> {
    let taken: HashSet<usize> = waits.iter().map(|wait| wait.began).collect();
    let slept_for = |wait: &Wait| {
        let slept = |sleep: &&Wait| {
            let by_main =
                together.engine == Engine::Threads && (sleep.thread, sleep.task) == (0, None);
            let meanwhile = sleep.to == wait.to && sleep.took_time();
            is_for_time(sleep) && meanwhile && !taken.contains(&sleep.began) && !by_main
        };
        let covers = |sleep: &&Wait| carried_on(facts, 0, sleep, &taken).from <= wait.from;
        let sleeps = facts.program_waits().filter(slept).filter(covers);
        sleeps.map(|sleep| sleep.began).collect()
    };
    // What a server or a crate takes its time for is not the program's.
    let needs = |wait: &Wait| !is_for_time(wait) && !wait.inside && wait.class != Class::Net;
    let own = |wait: &&Wait| match needs(wait) {
        true => slept_for(wait),
        false => vec![wait.began],
    };
    one_for_each(&waits.iter().map(own).collect::<Vec<_>>()).err()
}

/// Somebody else printed both lines of each piece of work, as they heard of them: the waits are those of whom they
/// had heard by then.
fn told<'a>(case: &'a Case<'_>, together: &Together) -> Option<Vec<&'a Wait>> {
    let facts = case.facts;
    let ends: Option<Vec<_>> = together
        .work
        .iter()
        .map(|work| ends_of(facts, work))
        .collect();
    let ends = ends?;
    let steps: Vec<usize> = ends.iter().map(|(start, _)| start.step).collect();
    let doers = case.doers();
    let heard = heard_of(case.trace, doers, &steps)?;
    let sleeps = ends.iter().zip(&heard).map(|((start, end), heard)| {
        let teller = |wait: &Wait| {
            let who = &doers[wait.began];
            *who != doers[start.step] && heard.contains(who)
        };
        let since_start = |from: Duration| from == start.at;
        Some(sleeps_until(facts, end, teller, since_start))
    });
    one_sleep_for_each(sleeps)
}

/// The sleeps of those who are asked for that are over when the line comes, and began, all in one, as is asked for.
fn sleeps_until<'a>(
    facts: &'a Facts,
    end: &Line,
    who: impl Fn(&Wait) -> bool,
    began: impl Fn(Duration) -> bool,
) -> Vec<&'a Wait> {
    let none = HashSet::new();
    let its = |wait: &&Wait| {
        let then = wait.to == Some(end.at) && wait.ended < Some(end.step);
        let slept = then && is_for_time(wait) && wait.took_time() && who(wait);
        slept && began(carried_on(facts, 0, wait, &none).from)
    };
    facts.program_waits().filter(its).collect()
}

/// One of the sleeps for each, so that no two have the same.
fn one_sleep_for_each<'a>(
    sleeps: impl Iterator<Item = Option<Vec<&'a Wait>>>,
) -> Option<Vec<&'a Wait>> {
    let sleeps: Vec<Vec<&Wait>> = sleeps.collect::<Option<_>>()?;
    let began = |sleeps: &Vec<&Wait>| sleeps.iter().map(|wait| wait.began).collect();
    let chosen = one_for_each(&sleeps.iter().map(began).collect::<Vec<_>>()).ok()?;
    let one = |(sleeps, began): (Vec<&'a Wait>, usize)| {
        sleeps.into_iter().find(|wait| wait.began == began)
    };
    sleeps.into_iter().zip(chosen).map(one).collect()
}

/// Some of the work waits by nothing that is on record, such as a future of the program's own: its waits are those of
/// whoever sleeps for it meanwhile. The rest waits for itself.
fn unseen<'a>(case: &'a Case<'_>, together: &Together) -> Option<Vec<&'a Wait>> {
    let facts = case.facts;
    let mut all_seen = true;
    let sleeps: Vec<_> = together
        .work
        .iter()
        .map(|work| {
            let (start, end) = ends_of(facts, work)?;
            // A thread that waits does so in the lab's sight.
            let task = start.task.filter(|task| end.task == Some(*task))?;
            let own = |wait: &Wait| wait.task == Some(task);
            // Other futures of the task may wait as well, and are through at other times.
            let ends_it = |wait: &Wait| {
                let done = wait.to == Some(end.at) && wait.ended < Some(end.step);
                own(wait) && wait.took_time() && wait.to > Some(start.at) && done
            };
            if end.at == start.at {
                return None;
            }
            if facts.program_waits().any(ends_it) {
                return Some(wait_before_end(facts, work, true).into_iter().collect());
            }
            all_seen = false;
            let by_others = |wait: &Wait| !own(wait);
            let before_start = |from: Duration| from <= start.at;
            Some(sleeps_until(facts, end, by_others, before_start))
        })
        .collect();
    one_sleep_for_each(sleeps.into_iter()).filter(|_| !all_seen)
}

/// One of the candidates of each, so that no two have the same; or the first for whom there is none.
fn one_for_each(candidates: &[Vec<usize>]) -> Result<Vec<usize>, usize> {
    /// Finds one for `who`, if need be by giving others another.
    fn find(
        who: usize,
        candidates: &[Vec<usize>],
        taken: &mut HashMap<usize, usize>,
        tried: &mut HashSet<usize>,
    ) -> bool {
        candidates[who].iter().any(|one| {
            let free = tried.insert(*one)
                && match taken.get(one).copied() {
                    Some(other) => find(other, candidates, taken, tried),
                    None => true,
                };
            if free {
                taken.insert(*one, who);
            }
            free
        })
    }
    let mut taken = HashMap::new();
    for who in 0..candidates.len() {
        if !find(who, candidates, &mut taken, &mut HashSet::new()) {
            return Err(who);
        }
    }
    let mut chosen = vec![0; candidates.len()];
    for (one, who) in taken {
        chosen[who] = one;
    }
    Ok(chosen)
}

/// The wait together with those before it which it carries on without a pause: a sleep in several parts.
/// A part that is somebody else's own wait is none of it.
fn carried_on(facts: &Facts, start: usize, wait: &Wait, others: &HashSet<usize>) -> Wait {
    let mut whole = wait.clone();
    let mut first = wait;
    let same = |wait: &Wait, other: &Wait| {
        wait.task == other.task && (wait.task.is_some() || wait.thread == other.thread)
    };
    while let Some(before) = facts.program_waits().find(|before| {
        same(before, first)
            && is_for_time(before)
            && before.took_time()
            && before.to == Some(first.from)
            && before.ended < Some(first.began)
            && before.began >= start
            && !others.contains(&before.began)
    }) {
        first = before;
        whole.from = before.from;
    }
    whole
}

/// Whether a wait was for nothing but time, or came to its end by it.
fn is_for_time(wait: &Wait) -> bool {
    wait.is_for_time() || wait.how == Some(Woken::TimedOut)
}

fn all_differ(waits: &[&Wait]) -> bool {
    let begun: HashSet<usize> = waits.iter().map(|wait| wait.began).collect();
    begun.len() == waits.len()
}

/// Whether who printed the line waited. Code in `block_in_place` has left its task for as long as it waits.
fn by_same(wait: &Wait, line: &Line) -> bool {
    wait.thread == line.thread && (wait.task == line.task || wait.task.is_none())
}

fn wait_before_end<'a>(facts: &'a Facts, work: &Work, only_sleeps: bool) -> Option<&'a Wait> {
    let (start, end) = ends_of(facts, work)?;
    facts
        .program_waits()
        .filter(|wait| {
            wait.took_time()
                && by_same(wait, end)
                && wait.to == Some(end.at)
                && wait.from >= start.at
        })
        .filter(|wait| wait.ended.is_some_and(|step| step < end.step))
        // One that a `select!` has dropped brought nobody any further.
        .filter(|wait| wait.how != Some(Woken::Dropped))
        .filter(|wait| !only_sleeps || is_for_time(wait))
        .max_by_key(|wait| wait.ended)
}

fn wait_after_start<'a>(facts: &'a Facts, work: &Work) -> Option<&'a Wait> {
    let (start, end) = ends_of(facts, work)?;
    // A task's wait is recorded on the thread where it ended; its beginning is what counts here.
    let same = |wait: &Wait| {
        wait.task == start.task && (wait.task.is_some() || wait.thread == start.thread)
    };
    let after = |wait: &&Wait| wait.took_time() && same(wait) && wait.began > start.step;
    let waits = || facts.program_waits().filter(after);
    let first = waits().min_by_key(|wait| wait.began)?;
    // Whoever prints the end as well does so when their last wait is over; who only hears of it may be late.
    let by_one = (start.thread, start.task) == (end.thread, end.task);
    let ends_it = |wait: &&Wait| wait.to == Some(end.at) && wait.ended < Some(end.step);
    if !by_one {
        return first.to.is_some_and(|to| to <= end.at).then_some(first);
    }
    let last = || {
        waits()
            .filter(|wait| is_for_time(wait))
            .filter(ends_it)
            .last()
    };
    Some(first).filter(ends_it).or_else(last)
}
