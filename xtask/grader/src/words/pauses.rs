//! Sentences about lines that come at a wrong time, and about an end that does. Decides nothing.

use super::{on, quoted};
use crate::transcript::seconds;
use std::time::Duration;

pub(crate) fn wrong_pause(text: &str, wanted: &str, actual: &str, line: Option<u32>) -> String {
    let look = line.map_or(String::new(), |line| {
        format!("; look at the wait on line {line}")
    });
    format!(
        "{} is printed at {actual} s and should be at {wanted} s{look}",
        quoted(text)
    )
}

/// `line` is where that was begun of which the line is the first.
pub(crate) fn begins_too_soon(text: &str, wanted: &str, actual: &str, line: Option<u32>) -> String {
    let begun = line.map_or(String::new(), |line| {
        format!("; line {line} begins it too soon")
    });
    format!(
        "{} is printed at {actual} s and should be at {wanted} s{begun}",
        quoted(text)
    )
}

pub(crate) fn ends_late(by: Duration, line: Option<u32>) -> String {
    format!(
        "after its last line the program goes on for {} s{}",
        seconds(by),
        on(line)
    )
}

pub(crate) fn ends_soon(wanted: &str, actual: &str) -> String {
    format!("the program ends at {actual} s and should go on until {wanted} s")
}
