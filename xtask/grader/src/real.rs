//! The real run, held against the lesson: the order of lines strictly, pauses on a wide grid, since the
//! machine may be busy. It never overrules the lab on time; it may say that it could not tell.

use crate::expectation::Expectation;
use crate::transcript::{Item, TimedLine, Transcript};
use std::time::Duration;

/// How far a real pause may be from a whole number of seconds. Under load, gaps were seen 6 ms short and
/// 24 ms spread; this is ten times as wide, and still a quarter of what separates one second from two.
pub const TOLERANCE: Duration = Duration::from_millis(250);

/// What a real run comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RealOutcome {
    Passed,
    /// The lines are not in a wanted order.
    Order {
        expected: String,
        actual: String,
    },
    /// The lines are right and the pauses are not.
    Pauses {
        expected: String,
        actual: String,
    },
}

/// Judges the lines of a real run by their order and their whole seconds.
#[must_use]
pub fn judge_real(expectation: &Expectation, lines: &[TimedLine]) -> RealOutcome {
    let check = &expectation.check;
    let still = |lines: &[TimedLine]| -> Vec<TimedLine> {
        lines
            .iter()
            .map(|line| TimedLine {
                at: Duration::ZERO,
                text: line.text.clone(),
            })
            .collect()
    };
    let wanted: Vec<TimedLine> = expectation
        .transcript
        .lines()
        .map(|text| TimedLine {
            at: Duration::ZERO,
            text: text.into(),
        })
        .collect();
    let group = |lines: &[TimedLine]| check.transcript(lines, Duration::ZERO);
    let (expected, actual) = (group(&wanted), group(&still(lines)));
    if expected != actual {
        return RealOutcome::Order {
            expected: expected.to_string(),
            actual: actual.to_string(),
        };
    }
    if same_within_tolerance(&expectation.transcript, lines) {
        RealOutcome::Passed
    } else {
        let rounded = rounded(lines, beginning(&expectation.transcript));
        let end = rounded.last().map_or(Duration::ZERO, |line| line.at);
        let actual = check.transcript(&rounded, end);
        RealOutcome::Pauses {
            expected: expectation.transcript.to_string(),
            actual: actual.to_string(),
        }
    }
}

/// Every line is printed when it should, counted from the first line and within the tolerance, which
/// each pause that lies behind widens.
fn same_within_tolerance(wanted: &Transcript, lines: &[TimedLine]) -> bool {
    let Some(first) = lines.first() else {
        return wanted.0.is_empty();
    };
    let begins = beginning(wanted);
    let (mut now, mut tolerance) = (Duration::ZERO, TOLERANCE);
    let mut lines = lines.iter();
    for item in &wanted.0 {
        match item {
            Item::Pause(pause) => {
                tolerance += if now.is_zero() {
                    Duration::ZERO
                } else {
                    TOLERANCE
                };
                now += *pause;
            }
            Item::Lines(texts) => {
                let in_time =
                    |line: &TimedLine| (begins + line.at - first.at).abs_diff(now) <= tolerance;
                if !lines.by_ref().take(texts.len()).all(in_time) {
                    return false;
                }
            }
        }
    }
    true
}

/// When the first line is due. Nobody sees when the real program began, so a pause before its first line
/// cannot be measured and is taken as right.
fn beginning(wanted: &Transcript) -> Duration {
    wanted.timed().next().map_or(Duration::ZERO, |(_, at)| at)
}

/// The lines with their times brought to whole seconds where they are near one.
fn rounded(lines: &[TimedLine], begins: Duration) -> Vec<TimedLine> {
    let Some(first) = lines.first() else {
        return Vec::new();
    };
    let round = |at: Duration| {
        let whole = Duration::from_secs((at + Duration::from_millis(500)).as_secs());
        if whole.abs_diff(at) <= TOLERANCE {
            whole
        } else {
            Duration::from_millis(at.as_millis() as u64 / 100 * 100)
        }
    };
    lines
        .iter()
        .map(|line| TimedLine {
            at: round(begins + line.at - first.at),
            text: line.text.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expectation::CheckFile;

    fn expectation() -> Expectation {
        let check = CheckFile {
            any_order: vec![vec!["a".into(), "b".into()]],
            ..CheckFile::default()
        };
        Expectation::new(check, "any order:\n  a\n  b\n(2 second pause)\nc").unwrap()
    }

    fn outcome(lines: &[(u64, &str)]) -> RealOutcome {
        let lines: Vec<_> = lines
            .iter()
            .map(|(at, text)| TimedLine {
                at: Duration::from_millis(*at),
                text: (*text).into(),
            })
            .collect();
        judge_real(&expectation(), &lines)
    }

    #[test]
    fn a_late_machine_is_forgiven_a_quarter_of_a_second() {
        assert_eq!(
            outcome(&[(40, "b"), (65, "a"), (2270, "c")]),
            RealOutcome::Passed
        );
        assert_eq!(
            outcome(&[(0, "b"), (0, "a"), (1994, "c")]),
            RealOutcome::Passed
        );
        assert!(matches!(
            outcome(&[(0, "b"), (0, "a"), (3000, "c")]),
            RealOutcome::Pauses { .. }
        ));
    }

    #[test]
    fn a_pause_before_the_first_line_cannot_be_seen_and_is_not_asked_for() {
        let wanted = Expectation::new(
            CheckFile::default(),
            "(1 second pause)\na\n(1 second pause)\nb",
        )
        .unwrap();
        let lines = |late: u64| {
            [(400, "a"), (1400 + late, "b")].map(|(at, text)| TimedLine {
                at: Duration::from_millis(at),
                text: text.into(),
            })
        };
        assert_eq!(judge_real(&wanted, &lines(30)), RealOutcome::Passed);
        let RealOutcome::Pauses { expected, actual } = judge_real(&wanted, &lines(1300)) else {
            panic!("it is too late");
        };
        assert_eq!(expected, wanted.transcript.to_string());
        // Times near a whole second are shown as such, others to a tenth.
        assert_eq!(actual, "(1 second pause)\na\n(2.3 second pause)\nb");
        let RealOutcome::Pauses { actual, .. } = judge_real(&wanted, &lines(1500)) else {
            panic!("it is too late");
        };
        assert_eq!(actual, "(1 second pause)\na\n(2.5 second pause)\nb");
    }

    #[test]
    fn each_pause_behind_a_line_widens_what_is_forgiven() {
        let wanted = Expectation::new(
            CheckFile::default(),
            "a\n(1 second pause)\nb\n(1 second pause)\nc",
        )
        .unwrap();
        let passes = |b: u64, c: u64| {
            let lines = [(0, "a"), (b, "b"), (c, "c")].map(|(at, text)| TimedLine {
                at: Duration::from_millis(at),
                text: text.into(),
            });
            judge_real(&wanted, &lines) == RealOutcome::Passed
        };
        assert!(passes(1250, 2500) && passes(750, 1500));
        assert!(!passes(1251, 2251) && !passes(749, 1800));
        assert!(!passes(1000, 2501) && !passes(1000, 1499));
        let nothing = Expectation::new(CheckFile::default(), "").unwrap();
        assert_eq!(judge_real(&nothing, &[]), RealOutcome::Passed);
    }

    #[test]
    fn order_and_text_are_never_forgiven() {
        assert!(matches!(
            outcome(&[(0, "a"), (0, "c"), (2000, "b")]),
            RealOutcome::Order { .. }
        ));
        assert!(matches!(
            outcome(&[(0, "a"), (0, "b")]),
            RealOutcome::Order { .. }
        ));
    }
}
