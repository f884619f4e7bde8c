//! What a program printed and when, in the lesson's notation: lines, and pauses between them. Lines that
//! may come in any order are grouped. Judges nothing.

use std::fmt::{self, Write as _};
use std::time::Duration;

/// A line and when it was complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimedLine {
    pub at: Duration,
    pub text: String,
}

/// One part of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Lines printed in the same moment; more than one means that they may come in any order. Sorted,
    /// with numbers by their size.
    Lines(Vec<String>),
    /// Nothing is printed for so long.
    Pause(Duration),
}

/// What a program printed, with lines that may swap brought into one order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript(pub Vec<Item>);

/// Opens a group in the written form.
const ANY_ORDER: &str = "any order:";
const INDENT: &str = "  ";

impl Transcript {
    /// Groups lines: neighbours without a pause between them belong together when one of the sets holds
    /// them all.
    #[must_use]
    pub fn new(lines: &[TimedLine], end: Duration, any_order: &[Vec<String>]) -> Self {
        let set_of = |line: &str| {
            any_order
                .iter()
                .position(|set| set.iter().any(|other| other == line))
        };
        let mut items: Vec<Item> = Vec::new();
        let mut now = Duration::ZERO;
        let mut open = None;
        for line in lines {
            if line.at > now {
                items.push(Item::Pause(line.at - now));
                now = line.at;
                open = None;
            }
            let set = set_of(&line.text);
            match items.last_mut() {
                Some(Item::Lines(group)) if set.is_some() && set == open => {
                    group.push(line.text.clone());
                }
                _ => items.push(Item::Lines(vec![line.text.clone()])),
            }
            open = set;
        }
        if end > now {
            items.push(Item::Pause(end - now));
        }
        Self(items).sorted()
    }

    /// Reads the written form, of which an empty one stands for no lines at all.
    ///
    /// # Errors
    /// When a pause or a group is not written as [`Transcript`]'s `Display` writes it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut items = Vec::new();
        let mut lines = written_lines(text).peekable();
        while let Some(line) = lines.next() {
            if line == ANY_ORDER {
                let mut group = Vec::new();
                while let Some(member) = lines.peek().and_then(|line| line.strip_prefix(INDENT)) {
                    group.push(member.to_owned());
                    lines.next();
                }
                if group.len() < 2 {
                    return Err("'any order:' needs two indented lines or more".into());
                }
                items.push(Item::Lines(group));
            } else if let Some(pause) = parse_pause(line) {
                items.push(Item::Pause(pause));
            } else {
                items.push(Item::Lines(vec![line.to_owned()]));
            }
        }
        Ok(Self(items).sorted())
    }

    /// Brings the lines of each group into one order.
    fn sorted(mut self) -> Self {
        for item in &mut self.0 {
            if let Item::Lines(group) = item {
                group.sort_by_cached_key(|line| (natural(line), line.clone()));
            }
        }
        self
    }

    /// Every line, without pauses.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .flat_map(|item| match item {
                Item::Lines(lines) => lines.as_slice(),
                Item::Pause(_) => &[],
            })
            .map(String::as_str)
    }

    /// The time from beginning to end.
    #[must_use]
    pub fn duration(&self) -> Duration {
        self.0
            .iter()
            .map(|item| {
                if let Item::Pause(pause) = item {
                    *pause
                } else {
                    Duration::ZERO
                }
            })
            .sum()
    }

    /// Every line with its time.
    pub fn timed(&self) -> impl Iterator<Item = (&str, Duration)> {
        let mut now = Duration::ZERO;
        self.0.iter().flat_map(move |item| {
            let lines = match item {
                Item::Lines(lines) => lines.as_slice(),
                Item::Pause(pause) => {
                    now += *pause;
                    &[]
                }
            };
            let at = now;
            lines.iter().map(move |line| (line.as_str(), at))
        })
    }

    /// When a line is first printed; `None` for a line that is not there.
    #[must_use]
    pub fn time_of(&self, line: &str) -> Option<Duration> {
        self.timed()
            .find(|(other, _)| *other == line)
            .map(|(_, at)| at)
    }
}

/// The lines of a written form. It ends with its last line and no line break, so behind one stands one more, empty.
pub(crate) fn written_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().chain(text.ends_with('\n').then_some(""))
}

/// What to sort a line by, so that `Job 2` comes before `Job 10`: text and numbers by turns.
fn natural(line: &str) -> Vec<(String, u64)> {
    let mut parts = vec![(String::new(), 0u64)];
    let mut in_number = false;
    for sign in line.chars() {
        let digit = sign.to_digit(10);
        if digit.is_none() && in_number {
            parts.push((String::new(), 0));
        }
        in_number = digit.is_some();
        let (text, number) = parts.last_mut().expect("there is one part at least");
        match digit {
            Some(digit) => *number = number.saturating_mul(10).saturating_add(digit.into()),
            None => text.push(sign),
        }
    }
    parts
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_char('\n')?;
            }
            match item {
                Item::Pause(pause) => f.write_str(&pause_words(*pause))?,
                Item::Lines(lines) if lines.len() == 1 => f.write_str(&lines[0])?,
                Item::Lines(lines) => {
                    f.write_str(ANY_ORDER)?;
                    for line in lines {
                        write!(f, "\n{INDENT}{line}")?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// A time as it is said: seconds with as many digits as it has, `2`, `0.25`.
#[must_use]
pub fn seconds(time: Duration) -> String {
    let mut text = format!("{}.{:09}", time.as_secs(), time.subsec_nanos());
    let kept = text.trim_end_matches('0').trim_end_matches('.').len();
    text.truncate(kept);
    text
}

/// A pause as the lesson writes it: `(2 second pause)`.
#[must_use]
pub fn pause_words(pause: Duration) -> String {
    format!("({} second pause)", seconds(pause))
}

fn parse_pause(line: &str) -> Option<Duration> {
    let number = line.strip_prefix('(')?.strip_suffix(" second pause)")?;
    Duration::try_from_secs_f64(number.parse().ok()?).ok()
}

/// Lines with pauses between them, in the order in which they came.
#[must_use]
pub fn in_order(lines: &[TimedLine], end: Duration) -> Vec<String> {
    let mut out = Vec::new();
    let mut now = Duration::ZERO;
    for line in lines {
        if line.at > now {
            out.push(pause_words(line.at - now));
            now = line.at;
        }
        out.push(line.text.clone());
    }
    if end > now {
        out.push(pause_words(end - now));
    }
    out
}

/// Lines of a transcript that are passed on; a lesson prints a dozen.
const KEPT: usize = 200;
/// Characters of one line that are passed on.
const LINE_KEPT: usize = 400;

/// The beginning of a transcript that is longer than anybody reads, and how much is missing.
#[must_use]
pub fn shortened(mut lines: Vec<String>) -> Vec<String> {
    for line in &mut lines {
        let length = line.chars().count();
        if length > LINE_KEPT {
            *line = line.chars().take(LINE_KEPT).collect();
            *line += &format!("… and {} characters more", length - LINE_KEPT);
        }
    }
    if lines.len() > KEPT {
        let more = lines.len() - KEPT;
        lines.truncate(KEPT);
        lines.push(format!("… and {more} lines more"));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(at: u64, text: &str) -> TimedLine {
        TimedLine {
            at: Duration::from_secs(at),
            text: text.into(),
        }
    }

    fn sets() -> Vec<Vec<String>> {
        vec![vec!["a".into(), "b".into()], vec!["c".into(), "d".into()]]
    }

    fn write(lines: &[TimedLine]) -> String {
        Transcript::new(lines, Duration::from_secs(2), &sets()).to_string()
    }

    #[test]
    fn lines_that_may_swap_read_the_same_in_either_order() {
        let one = write(&[
            line(0, "a"),
            line(0, "b"),
            line(2, "d"),
            line(2, "c"),
            line(2, "e"),
        ]);
        let other = write(&[
            line(0, "b"),
            line(0, "a"),
            line(2, "c"),
            line(2, "d"),
            line(2, "e"),
        ]);
        assert_eq!(one, other);
        assert_eq!(
            one,
            "any order:\n  a\n  b\n(2 second pause)\nany order:\n  c\n  d\ne"
        );
    }

    #[test]
    fn numbers_in_a_group_are_sorted_by_their_size() {
        let lines = [
            "Job 10 started",
            "Job 9 started",
            "Job 2 done",
            "Job",
            "Job 02 done",
        ];
        let set = vec![lines.map(str::to_owned).to_vec()];
        let transcript = Transcript::new(&lines.map(|text| line(0, text)), Duration::ZERO, &set);
        let sorted: Vec<&str> = transcript.lines().collect();
        assert_eq!(
            sorted,
            [
                "Job",
                "Job 02 done",
                "Job 2 done",
                "Job 9 started",
                "Job 10 started"
            ]
        );
    }

    #[test]
    fn lines_of_different_sets_or_moments_do_not_swap() {
        assert_ne!(
            write(&[line(0, "a"), line(0, "c")]),
            write(&[line(0, "c"), line(0, "a")])
        );
        assert_eq!(
            write(&[line(0, "a"), line(2, "b")]),
            "a\n(2 second pause)\nb"
        );
    }

    #[test]
    fn what_is_written_can_be_read_back() {
        let text = "any order:\n  a\n  b\n(0.25 second pause)\n\ne";
        assert_eq!(Transcript::parse(text).unwrap().to_string(), text);
        assert_eq!(
            Transcript::parse(text).unwrap().duration(),
            Duration::from_millis(250)
        );
        assert!(Transcript::parse("any order:\nx").is_err());
    }

    #[test]
    fn empty_lines_at_the_end_are_read_back_too() {
        for printed in [
            &["a", ""][..],
            &["a", "", ""],
            &["", ""],
            &["", "a", ""],
            &["a"],
            &[],
        ] {
            let lines: Vec<_> = printed.iter().map(|text| line(0, text)).collect();
            let transcript = Transcript::new(&lines, Duration::ZERO, &sets());
            let read = Transcript::parse(&transcript.to_string()).unwrap();
            assert_eq!(read.lines().collect::<Vec<_>>(), printed);
        }
    }

    proptest::proptest! {
        #![proptest_config(crate::story::nowhere_kept())]

        #[test]
        fn what_is_grouped_and_written_can_be_read_back(
            lines in proptest::collection::vec(("[a-d]|[^\\s\\p{C}(]\\PC{0,20}", 0..3_000_000_000_u64), 0..12),
            lingers in 0..5_000_u64,
        ) {
            let mut now = Duration::ZERO;
            let lines: Vec<_> = lines
                .into_iter()
                .map(|(text, pause)| {
                    // Most lines come in the same moment as the one before.
                    now += Duration::from_nanos(if pause % 3 == 0 { pause } else { 0 });
                    TimedLine { at: now, text }
                })
                .collect();
            let end = now + Duration::from_millis(lingers);
            let transcript = Transcript::new(&lines, end, &sets());
            proptest::prop_assert_eq!(Transcript::parse(&transcript.to_string()), Ok(transcript.clone()));
            proptest::prop_assert_eq!(transcript.duration(), end);
            proptest::prop_assert_eq!(transcript.lines().count(), lines.len());
            for line in &lines {
                let first = lines.iter().find(|other| other.text == line.text).map(|line| line.at);
                proptest::prop_assert_eq!(transcript.time_of(&line.text), first);
            }
        }
    }

    #[test]
    fn a_flood_is_cut_and_says_so() {
        let short = shortened(vec!["x".repeat(1000); 1000]);
        assert_eq!(short.len(), KEPT + 1);
        assert!(short[0].ends_with("and 600 characters more"));
        assert_eq!(short[KEPT], "… and 800 lines more");
        let whole = vec!["x".repeat(LINE_KEPT); KEPT];
        assert_eq!(shortened(whole.clone()), whole);
    }

    #[test]
    fn a_program_that_lingers_after_its_last_line_has_a_pause_at_the_end() {
        assert_eq!(
            in_order(&[line(0, "a")], Duration::from_secs(1)),
            ["a", "(1 second pause)"]
        );
        assert_eq!(
            in_order(&[line(1, "a"), line(3, "b")], Duration::from_secs(7)),
            [
                "(1 second pause)",
                "a",
                "(2 second pause)",
                "b",
                "(4 second pause)"
            ]
        );
    }
}
