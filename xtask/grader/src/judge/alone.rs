//! Work that has nothing to overlap with: `main` does it itself. A thread or a task for it is one more thing
//! to start, to wait for and to understand, and gains nothing.

use super::Case;
use super::work::ends_of;
use crate::diagnosis::{Finding, Id};
use crate::words;
use lab_trace::Role;

/// An engine was started for work that needs none.
pub(super) fn needless_engine(case: &Case<'_>) -> Option<Finding> {
    let alone = case.submission.expectation.check.alone.iter();
    alone.into_iter().find_map(|work| {
        let (start, end) = ends_of(case.facts, work)?;
        let inside = |step: usize| step > start.step && step < end.step;
        let own = |role| matches!(role, Some(Role::Spawned | Role::Blocking));
        let mut threads = (0..).zip(&case.facts.threads);
        let thread = threads.find(|(number, thread)| {
            let does = *number == start.thread || *number == end.thread;
            own(thread.role) && (does || inside(thread.step))
        });
        // In a task, or for it; which is spawned first tells where async code begins.
        let mut tasks: Vec<_> = case.facts.tasks.iter().collect();
        tasks.sort_by_key(|(_, task)| task.step);
        let task = tasks.into_iter().find(|(number, task)| {
            let does = Some(**number) == start.task || Some(**number) == end.task;
            does || inside(task.step)
        });
        // A thread of the pool is there because of a task.
        let place = match (thread, task) {
            (Some((_, thread)), None) => thread.place,
            (_, Some((_, task))) => task.place,
            (None, None) => return None,
        };
        // Where a library spawns for the program, the line that it drives the runtime from says as much.
        let line = case.line(place).or_else(|| {
            let roots = case.facts.tasks.values();
            let before = roots.filter(|task| task.root && task.step < start.step);
            case.line(before.max_by_key(|task| task.step)?.place)
        });
        let message = words::needless_engine(&work.name, task.is_some(), line);
        Some(Finding::new(
            Id::WrongEngine,
            message,
            line.into_iter().collect(),
        ))
    })
}
