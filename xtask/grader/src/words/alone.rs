//! Sentences about engines that are not needed, or not the fitting ones. Decides nothing.

use super::{blocking_pool, list, on, quoted};

pub(crate) fn needless_engine(name: &str, task: bool, line: Option<u32>) -> String {
    let engine = if task {
        "a runtime and a task"
    } else {
        "a thread"
    };
    format!(
        "{name} gets {engine}{}, and there is nothing that it could overlap with: main can do it itself",
        on(line)
    )
}

pub(crate) fn async_on_the_pool(name: &str, line: Option<u32>) -> String {
    let line = line.map_or(String::new(), |line| format!(" (for line {line})"));
    format!(
        "{name} is async, but {}{line} drives it with a runtime of its own; a task can await it itself",
        blocking_pool()
    )
}

/// Beside several workloads, the pieces are named.
pub(crate) fn runtime_for_each(names: &[String]) -> String {
    format!(
        "{} are async, but {} threads drive them, each with a runtime of its own; one runtime drives all tasks",
        list(names),
        names.len()
    )
}

/// Work for threads that was given to tasks.
pub(crate) fn blocks_in_tasks(first: &str, second: &str, op: &str, line: Option<u32>) -> String {
    format!(
        "{op}{} keeps the thread that all tasks share, so {second} cannot begin before {first} is done; what \
         keeps its thread needs one of its own",
        on(line)
    )
}

/// Beside several workloads, a line tells which of them it is.
pub(crate) fn blocks_runtime_near(op: &str, line: Option<u32>, after: bool, text: &str) -> String {
    let side = if after { "after" } else { "before" };
    format!(
        "{op}{} ({side} {} is printed) blocks the runtime's thread: no other task on it can go on; await what \
         can be awaited, and hand what blocks to spawn_blocking",
        on(line),
        quoted(text)
    )
}

pub(crate) fn one_of_them_prints(text: &str) -> String {
    format!("; one of them prints {}", quoted(text))
}
