//! Pools of threads that a crate starts for the program: whether one has more threads than the lesson allows, or
//! fewer than the work is for. The threads that the program starts itself are [`super::budget`]'s.

use super::Case;
use super::work::ends_of;
use crate::diagnosis::{Finding, Id};
use crate::expectation::{Engine, Together};
use crate::words;
use lab_trace::{Kind, Role};

/// A pool has more threads than the lesson allows.
pub(super) fn too_large(case: &Case<'_>) -> Option<Finding> {
    let most = case.submission.expectation.check.threads?.most;
    let (largest, at) = pools(case).into_iter().max_by_key(|(size, _)| *size)?;
    if largest <= most {
        return None;
    }
    let source = case.submission.source;
    let told = source.calls_of("num_threads");
    // A pool that somebody builds is told how many there; the one that all share is made by whoever is the first
    // to use it.
    let builds = ["build", "build_global"].map(|name| source.calls_of(name));
    let is_built = at.is_none_or(|at| builds.iter().flatten().any(|line| *line == at));
    let told = if is_built { told } else { Vec::new() };
    let users = source.lines_calling("par_").into_iter();
    let users = at.filter(|_| !is_built).into_iter().chain(users);
    let others = pools(case).len() > 1 && !is_built;
    let message = words::large_pool(largest, most, &told, at, others);
    let lines = told.into_iter().chain(users).collect();
    let actual = format!("a pool of {}", words::threads(largest));
    Some(
        Finding::new(Id::TooManyThreads, message, lines)
            .with(format!("a pool of at most {most}"), actual),
    )
}

/// Work that should be under way at once waits for a thread of a pool that has too few.
pub(super) fn too_small(case: &Case<'_>) -> Option<Finding> {
    let largest = pools(case).into_iter().map(|(size, _)| size).max()?;
    let groups = case.submission.expectation.check.together.iter();
    let too_many = |group: &&Together| group.engine != Engine::Async && group.work.len() > largest;
    groups.filter(too_many).find_map(|group| {
        let starts = group.work.iter().filter_map(|work| {
            let (start, _) = ends_of(case.facts, work)?;
            Some((work, start))
        });
        let mut starts: Vec<_> = starts.collect();
        starts.sort_by_key(|(_, start)| start.step);
        let in_pool = |thread: u32| {
            let thread = case.facts.threads.get(thread as usize);
            thread.is_some_and(|thread| thread.role == Some(Role::Crate))
        };
        let (_, first) = starts.first()?;
        let (work, late) = starts.iter().find(|(_, start)| start.at > first.at)?;
        if !starts.iter().all(|(_, start)| in_pool(start.thread)) {
            return None;
        }
        let told = case.submission.source.calls_of("num_threads");
        let (pieces, line) = (group.work.len(), told.first().copied());
        let message = words::small_pool(largest, pieces, &work.name, late.at, line);
        let lines = told
            .into_iter()
            .chain(case.calls_of_printer(late))
            .collect();
        Some(Finding::new(Id::Sequential, message, lines))
    })
}

/// How many threads each pool was made with, and where. One pool's are started in a row, from one line of the
/// program's: whoever makes it does nothing of the program's own before the last.
fn pools(case: &Case<'_>) -> Vec<(usize, Option<u32>)> {
    let mut pools: Vec<(usize, Option<u32>)> = Vec::new();
    let mut maker = None;
    for event in &case.trace.events {
        let starts = matches!(
            event.kind,
            Kind::ThreadStarted {
                role: Role::Crate,
                ..
            }
        );
        let line = case.line(event.place);
        match pools.last_mut() {
            Some((size, at)) if starts && maker == Some(event.thread) && *at == line => *size += 1,
            _ if starts => {
                maker = Some(event.thread);
                pools.push((1, line));
            }
            _ if maker == Some(event.thread) && line.is_some() => maker = None,
            _ => (),
        }
    }
    pools
}
