//! Sentences about what comes from outside of the program: Ctrl-C, and the parts of a lesson.

use super::on;
use crate::transcript::seconds;
use crate::verdict::{Part, Status};
use std::time::Duration;

/// Which of a lesson's parts are passed, and which is next.
#[must_use]
pub fn parts(parts: &[Part]) -> String {
    let word = |part: &Part| {
        let word = match part.status {
            Status::Passed => "✓ passed",
            Status::Failed => "✗ this one is next",
            Status::Skipped => "· later",
            Status::Inconclusive => "? no verdict",
        };
        format!("{} {word}", part.name)
    };
    let words: Vec<String> = parts.iter().map(word).collect();
    format!("Parts: {}", words.join(", "))
}

/// There is nothing that rustc could have read; `lesson` is the one whose file it is.
#[must_use]
pub fn empty_file(lesson: Option<&String>) -> String {
    let back = lesson.map_or(String::new(), |lesson| {
        format!("; `cargo xtask reset {lesson}` brings back what was in it in the beginning")
    });
    format!("the file is empty{back}")
}

/// Ctrl-C, and nobody listens.
pub(crate) fn ended_by_ctrl_c(at: Duration) -> String {
    format!(
        "Ctrl-C is pressed at {} s and ends the program on the spot, with its work undone and nothing reported: \
         nobody listens for it at that time",
        seconds(at)
    )
}

/// Ctrl-C, and somebody did not hear of it.
pub(crate) fn outlives_ctrl_c(
    text: &str,
    at: Duration,
    line: Option<u32>,
    who: &str,
    pressed: Duration,
) -> String {
    format!(
        "Ctrl-C is pressed at {} s, but {who} lives on and prints \"{text}\"{} at {} s: end it, and begin nothing new",
        seconds(pressed),
        on(line),
        seconds(at)
    )
}

/// Ctrl-C, and a question that was asked before is still open; `line` is where the task is spawned that waits.
pub(crate) fn asks_on_after_ctrl_c(
    question: &str,
    pressed: Duration,
    to: Option<Duration>,
    line: Option<u32>,
) -> String {
    let who = line.map_or("nobody ends what".to_owned(), |line| {
        format!("the task of line {line} lives on and")
    });
    let until = to.map_or("the program's end".to_owned(), |to| {
        format!("{} s", seconds(to))
    });
    format!(
        "Ctrl-C is pressed at {} s, but {who} waits for {question} until {until}: end it; a handle that is dropped ends nothing",
        seconds(pressed)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_of_a_lesson_can_be_brought_back() {
        let lesson = "ex04_gather".to_owned();
        insta::assert_snapshot!(empty_file(Some(&lesson)), @"the file is empty; `cargo xtask reset ex04_gather` brings back what was in it in the beginning");
        insta::assert_snapshot!(empty_file(None), @"the file is empty");
    }
}
