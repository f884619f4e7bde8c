//! Sentences about code that keeps others from going on, or asks where it should wait. Decides nothing.

use super::on;
use crate::transcript::seconds;
use std::time::Duration;

/// `by` is the line that calls the plain function in which the operation stands; `rang` is the timer that nobody
/// could hear: where it is awaited, and when it rang.
pub(crate) fn stops_its_task(
    op: &str,
    line: Option<u32>,
    by: Option<u32>,
    (timer, rang): (Option<u32>, Duration),
    heard: Duration,
) -> String {
    let by = by.map_or(String::new(), |line| format!(" (called on line {line})"));
    format!(
        "{op}{}{by} stops its own task, and with it the futures that are joined there: the timer{} rings at {} s and is heard at {} s; block_in_place frees only the other tasks, so spawn one of the two, or give what blocks to spawn_blocking",
        on(line),
        on(timer),
        seconds(rang),
        seconds(heard)
    )
}

/// `sleep` is the line on which it waits between two looks.
pub(crate) fn looks_again_and_again(op: &str, line: Option<u32>, sleep: u32) -> String {
    format!(
        "the program asks {op}{} over and over, and sleeps on line {sleep} in between: it wakes for nothing, and hears of the end only when it looks again, where a wait would end at once",
        on(line)
    )
}

/// `given` is where the second is handed to the pool, `limit` where the pool is told how many threads it may have.
pub(crate) fn queued_in_pool(
    first: &str,
    second: &str,
    given: Option<u32>,
    limit: Option<u32>,
    until: Duration,
) -> String {
    let limit = limit.map_or(String::new(), |line| format!(" (line {line})"));
    format!(
        "{second} is given to the pool for blocking code{} and queues there until {} s, when {first} is done: the pool has no thread to spare{limit}; let it have one for each",
        on(given),
        seconds(until)
    )
}
