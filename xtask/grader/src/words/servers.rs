//! Words about connections and servers.

use super::{Excess, list, on, why};
use crate::transcript::seconds;
use std::time::Duration;

pub(crate) fn waits_for_server(name: &str) -> String {
    format!("for {name}, which may never say a word: give the wait a deadline")
}

/// A wait that the program did not ask for by its name.
pub(crate) fn waits_in_library() -> String {
    "in a call of a library".into()
}

/// A task that no line of the program has spawned.
pub(crate) fn task_of_library() -> String {
    "a task of the library's".into()
}

pub(crate) fn waits_for_client() -> String {
    "for somebody to connect".into()
}

/// `calls` when they are calls of one server, not servers, of which there are `least`.
pub(crate) fn few_asked(asked: &[String], least: usize, calls: bool) -> String {
    match asked {
        [] => "the text is right, but no server was asked for it".into(),
        asked if calls => format!(
            "of the {least} calls that the lesson asks for, only {} {} made",
            list(asked),
            if asked.len() == 1 { "was" } else { "were" }
        ),
        asked => format!(
            "of the {least} servers that can be reached, only {} {} asked",
            list(asked),
            if asked.len() == 1 { "was" } else { "were" }
        ),
    }
}

pub(crate) fn asked_again(
    name: &str,
    first: Duration,
    again: Duration,
    line: Option<u32>,
) -> String {
    let look = line.map_or(String::new(), |line| format!("; look at line {line}"));
    format!(
        "{name}, asked at {} s, is asked once more at {} s, and that takes time: whatever came of it the first time is the answer{look}",
        seconds(first),
        seconds(again)
    )
}

pub(crate) fn one_by_one(
    first: &str,
    second: &str,
    line: Option<u32>,
    until: Duration,
    most: usize,
) -> String {
    let subject = line.map_or_else(|| "the program".into(), |line| format!("line {line}"));
    let most = if most > 1 {
        format!(" (never more than {most} at once)")
    } else {
        String::new()
    };
    format!(
        "{subject} waits for {first} before {second} is asked: that is at {} s{most}; ask all, then wait",
        seconds(until)
    )
}

/// `by` is the macro that dropped the future (`select`).
pub(crate) fn answers_dropped(
    missing: &str,
    server: &str,
    at: Duration,
    by: &str,
    line: u32,
) -> String {
    let first = match by {
        "try_join" => "ends at the first error",
        _ => "takes the first that is ready",
    };
    format!(
        "on line {line} {by}! {first} and drops the others: at {} s {server} is given up without its answer, and \"{missing}\" is never printed",
        seconds(at)
    )
}

/// `line` is where an error is handed on.
pub(crate) fn left_by_an_error(missing: &str, server: &str, at: Duration, line: u32) -> String {
    format!(
        "on line {line} the first error is handed on, and nobody waits for the others any more: at {} s {server} is given up without its answer, and \"{missing}\" is never printed",
        seconds(at)
    )
}

/// `round` is the loop that asks.
pub(crate) fn asks_for_ever(question: &str, line: Option<u32>, round: Option<u32>) -> String {
    let round = round.map_or(String::new(), |line| format!(" in the loop of line {line}"));
    format!(
        "the program asks the same again and again{round}: {question}{}, with no end in sight; a call that fails is an answer too",
        on(line)
    )
}

pub(crate) fn too_many_in_flight(
    count: usize,
    most: usize,
    line: Option<u32>,
    excess: &Excess,
) -> String {
    format!(
        "{count} exchanges are under way at once when the last of them begins{}, and {most} is the limit: {}",
        on(line),
        why(excess)
    )
}

/// `started` is where the thread was that makes it.
pub(crate) fn not_one_after_the_other(line: Option<u32>, started: Option<u32>) -> String {
    let by = started.map_or(String::new(), |line| {
        format!(", by a thread that is started on line {line},")
    });
    format!(
        "one exchange begins{}{by} while another is still under way; this lesson makes one call after the other",
        on(line)
    )
}

pub(crate) fn thread_waits_for_server(started: Option<u32>, line: Option<u32>) -> String {
    let thread = started.map_or_else(
        || "a thread".into(),
        |line| format!("the thread started on line {line}"),
    );
    format!(
        "this work is for tasks, but {thread} waits{} for a server; one thread can wait for all of them",
        on(line)
    )
}

pub(crate) fn task_waits_for_server(line: Option<u32>) -> String {
    format!(
        "this work is for threads, but an async task waits{} for a server",
        on(line)
    )
}

pub(crate) fn more_than_one_thread(line: Option<u32>) -> String {
    format!(
        "the lesson wants one thread, but{} more are started; a current-thread runtime waits for all of them on one",
        on(line)
    )
}

#[must_use]
pub fn gate_stayed_shut(gate: usize, most: usize) -> String {
    if most == 0 {
        return "for real, nothing has reached the servers: ask them at the address that the program is given".into();
    }
    format!(
        "for real, the servers answer when {gate} exchanges are under way at once; there were never more than {most}"
    )
}

/// A call of a library that waits by `op` inside.
pub(crate) fn blocks_runtime_inside(op: &str, line: Option<u32>, by: Option<u32>) -> String {
    let by = by.map_or(String::new(), |line| format!(" (reached from line {line})"));
    format!(
        "the library called{}{by} waits in {op} and blocks the runtime's thread: no other task on it can go on; take a library whose calls are awaited",
        on(line)
    )
}

/// `by` is where the deadline stands at which a server was given up.
pub(crate) fn given_up_too_soon(
    text: &str,
    printed: Option<u32>,
    server: &str,
    (at, by): (Duration, Option<u32>),
    answer: Duration,
) -> String {
    let by = by.map_or(String::new(), |line| {
        format!(" by the deadline of line {line}")
    });
    format!(
        "\"{text}\" is printed{}, since {server} is given up at {} s{by}; it answers at {} s",
        on(printed),
        seconds(at),
        seconds(answer)
    )
}

/// `by` is where the deadline stands at which the wait for another one was dropped, `waits` where that waited.
pub(crate) fn answer_thrown_away(
    text: &str,
    printed: Option<u32>,
    server: &str,
    answer: Duration,
    (at, by): (Duration, u32),
    waits: Option<u32>,
) -> String {
    format!(
        "\"{text}\" is printed{}, but {server} answers at {} s: the deadline of line {by} passes at {} s, while line{} waits for another one, and all that had come is dropped with it",
        on(printed),
        seconds(answer),
        seconds(at),
        waits.map_or(String::new(), |line| format!(" {line}"))
    )
}
