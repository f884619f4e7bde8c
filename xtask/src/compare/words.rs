//! Every word of a comparison: titles, what was done, what the source says (in our words), and how numbers
//! are written. Decides nothing.

mod choices;

use std::time::Duration;

pub(crate) use choices::*;

use super::findings::Outcome;
use super::plan::{Plan, Section};
use super::results::{Figure, Skipped};
use crate::process::Status;

pub(crate) fn title(section: Section) -> &'static str {
    match section {
        Section::Overlap => "Waits overlap",
        Section::Waiting => "Many waits at once",
        Section::Cores => "Computing on several cores",
        Section::Startup => "Starting one",
        Section::Blocking => "A blocking call among tasks",
        Section::Choices => "Your choices",
    }
}

/// What was done, so that a reader could do it again.
pub(crate) fn method(section: Section, plan: &Plan) -> String {
    match section {
        Section::Overlap => format!(
            "{} sleeps of {}: one after the other, in a thread each, and in a task each on one thread.",
            plan.waits,
            duration(plan.wait)
        ),
        Section::Waiting => "All are started, all wait at a gate, and then it opens. The time is that of \
            starting and ending them, without the waiting; the memory is what this process keeps resident \
            for them while all wait. The kernel's own part of a thread is not in it."
            .into(),
        Section::Cores => format!(
            "The same arithmetic, about {} of it, in one part and in several: by threads, by futures that \
             `join!` polls in one task, and by tasks of tokio's default runtime. 2.0× is twice as quick as \
             in one part.",
            duration(plan.work)
        ),
        Section::Startup => format!(
            "{} of each with nothing to do, started and waited for one after the other. The time is that \
             of one.",
            number(plan.starts)
        ),
        Section::Blocking => format!(
            "A task beats every 10 ms, and beside it another one waits {}. How late is the latest beat? On \
             one thread, and in the last line on tokio's default runtime.",
            duration(plan.block)
        ),
        Section::Choices => format!(
            "The workloads of {} by each engine, with {} in place of a second, with real computing where it \
             computes, and with {} chats. Of a server the time is how late it answers the ping; of the chats, \
             what it costs to start and to end them all, and the memory while they wait. What your program \
             has is marked.",
            super::choices::LESSON,
            duration(plan.piece),
            number(plan.chats)
        ),
    }
}

/// A way of doing it, as the tables name it.
pub(crate) fn series(section: Section, series: &str) -> &str {
    match (section, series) {
        (_, "one-by-one") => "one by one",
        (Section::Startup, "threads") => "a thread",
        (Section::Startup, "tasks") => "a task",
        (_, "join") => "join!",
        (_, "default-tasks") => "tasks",
        (_, "async-sleep") => "tokio's sleep",
        (_, "std-sleep") => "std's sleep",
        (_, "spawn-blocking") => "spawn_blocking",
        (_, "std-sleep-default") => "std's, default",
        (_, other) => other,
    }
}

pub(crate) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Held => "held",
        Outcome::InPart => "held in part",
        Outcome::NotHeld => "did not hold",
        Outcome::Unsure => "could not tell",
    }
}

/// The same as a sentence of its own.
pub(crate) fn outcome_told(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Held => "Here that held.",
        Outcome::InPart => "Here that held in part.",
        Outcome::NotHeld => "Here that did not hold.",
        Outcome::Unsure => "We could not tell here.",
    }
}

/// A row of [`Section::Waiting`] in a sentence.
pub(crate) fn crowd_told(
    crowd: &str,
    time: &str,
    memory: &str,
    each: &str,
    threads: &str,
) -> String {
    format!(
        "{crowd}: {time}; {memory} of memory, {each} for each; threads in the process: {threads}"
    )
}

/// A row of [`Section::Cores`] in a sentence.
pub(crate) fn parts_told(parts: u32, ways: &[(&str, &str)]) -> String {
    let ways: Vec<String> = ways
        .iter()
        .map(|(way, cell)| format!("{way} {cell}"))
        .collect();
    let parts = if parts == 1 {
        "one part".into()
    } else {
        format!("{} parts", number(parts))
    };
    format!("In {parts}: {}", ways.join("; "))
}

/// Stands beside the word, never in place of it.
pub(crate) fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Held => "✓",
        Outcome::InPart => "~",
        Outcome::NotHeld => "✗",
        Outcome::Unsure => "?",
    }
}

pub(crate) fn machine(cores: u32, rounds: u32, took: Duration) -> String {
    let cores = if cores == 1 {
        "1 core".into()
    } else {
        format!("{cores} cores")
    };
    let rounds = match rounds {
        1 => "one round".into(),
        many => format!("{many} rounds"),
    };
    format!(
        "{} {}, {cores}, {rounds} in {}. Figures are medians with the lowest and the highest; they are \
         this machine's, now. A claim holds when it held in each round by a clear margin; else we could \
         not tell.",
        std::env::consts::OS,
        std::env::consts::ARCH,
        duration(took)
    )
}

pub(crate) fn round(round: u32, of: u32) -> String {
    format!("measuring, round {round} of {of}")
}

pub(crate) fn svg_written(path: &std::path::Path) -> String {
    format!("the plots are in {}", path.display())
}

/// Which way of doing it was left out, and why.
pub(crate) fn skipped(skipped: &Skipped) -> String {
    match &skipped.of {
        Some((way, at)) if skipped.section == Section::Choices => {
            format!("Skipped: {}, since {}.", way_of(*at, way), skipped.why)
        }
        Some((series, at)) => format!("Skipped: {} {series}, since {}.", number(*at), skipped.why),
        None => format!("Skipped: since {}.", skipped.why),
    }
}

pub(crate) fn no_time_left(budget: Duration) -> String {
    format!("the time for all of it ({}) was used up", duration(budget))
}

pub(crate) fn too_slow(took: Duration) -> String {
    format!("it had not come to an end after {}", duration(took))
}

pub(crate) fn broke(status: Status, last: Option<&str>) -> String {
    let how = match status {
        Status::Code(code) => format!("it ended with code {code}"),
        Status::Signal(signal) => format!("it was ended by signal {signal}"),
    };
    match last {
        Some(last) => format!("{how}: {last}"),
        None => how,
    }
}

/// `352 µs`, `4.7 ms`, `58 ms`, `1.6 s`, from microseconds.
pub(crate) fn time(us: f64) -> String {
    match us {
        us if us < 999.5 => format!("{} µs", short(us)),
        us if us < 999_500.0 => format!("{} ms", short(us / 1e3)),
        us => format!("{} s", short(us / 1e6)),
    }
}

pub(crate) fn duration(time_: Duration) -> String {
    time(time_.as_secs_f64() * 1e6)
}

/// `96 KiB`, `94 MiB`, from KiB.
pub(crate) fn memory(kib: f64) -> String {
    if kib < 1023.5 {
        format!("{} KiB", short(kib))
    } else {
        format!("{} MiB", short(kib / 1024.0))
    }
}

/// `2.0×`.
pub(crate) fn speed(times: f64) -> String {
    format!("{times:.1}×")
}

/// `21 times`, `1.9 times`.
pub(crate) fn times(times: f64) -> String {
    format!("{} times", short(times))
}

/// A median, and the spread where there is one to see.
pub(crate) fn spread(figure: Figure, write: &dyn Fn(f64) -> String) -> String {
    let (median, low, high) = (write(figure.median), write(figure.low), write(figure.high));
    if low == high {
        return median;
    }
    let unit = |text: &str| {
        text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
            .to_owned()
    };
    let low = if unit(&low) == unit(&high) {
        low.trim_end_matches(&unit(&high)).to_owned()
    } else {
        low
    };
    format!("{median} ({low} to {high})")
}

/// `10,000`.
pub(crate) fn number(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// One decimal below ten, none above.
fn short(value: f64) -> String {
    if value < 9.95 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        let times: Vec<String> = [0.35, 46.8, 999.6, 58_000.0, 999_600.0, 1_622_177.0]
            .map(time)
            .into();
        assert_eq!(
            times,
            ["0.3 µs", "47 µs", "1.0 ms", "58 ms", "1.0 s", "1.6 s"]
        );
        let sizes: Vec<String> = [0.4, 96.0, 95_976.0].map(memory).into();
        assert_eq!(sizes, ["0.4 KiB", "96 KiB", "94 MiB"]);
        let numbers: Vec<String> = [7, 100, 1_000, 10_000, 1_234_567].map(number).into();
        assert_eq!(numbers, ["7", "100", "1,000", "10,000", "1,234,567"]);
    }

    #[test]
    fn a_spread_that_nobody_would_see_is_not_written() {
        let figure = |low, median, high| Figure { median, low, high };
        assert_eq!(spread(figure(58.1, 58.2, 58.3), &time), "58 µs");
        assert_eq!(
            spread(figure(50.0, 58.0, 71.0), &time),
            "58 µs (50 to 71 µs)"
        );
        assert_eq!(
            spread(figure(500.0, 980.0, 1_600.0), &time),
            "980 µs (500 µs to 1.6 ms)"
        );
    }
}
