//! The picture of a run: what was wanted above what came, one row for each piece of work, in virtual
//! seconds. Text only; colours are the caller's.

mod exchanges;
mod lanes;

use crate::expectation::{Expectation, Work};
use crate::facts::Facts;
use crate::judge::{Span, span};
use crate::transcript::{Item, Transcript, seconds};
use std::time::Duration;

/// Columns for the time axis, at most.
const WIDTH: usize = 40;
/// Rows of one picture, at most.
const ROWS: usize = 12;
/// Columns in front of the bars.
const MARGIN: usize = 10;

/// A piece of work, or a line of the output that belongs to none.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    name: String,
    start: Option<Duration>,
    /// `None` when it never came to its end.
    end: Option<Duration>,
    /// Its last line would tell of a failure, so without one it need not be under way any more.
    fails: bool,
}

/// Draws the lesson's work as it was wanted and as it was. Nothing for a variant with other values or servers, in which
/// the work is known by other lines, or takes another time, than the lesson says.
#[must_use]
pub fn draw(expectation: &Expectation, variant: Option<usize>, facts: &Facts) -> String {
    let wanted = expectation.wanted(variant);
    let plain = &expectation.transcript;
    let lost = |line: &String| plain.time_of(line).is_some() && wanted.time_of(line).is_none();
    let mut work = expectation.work();
    let other_servers = |index: usize| !expectation.check.variant[index].servers.is_empty();
    if variant.is_some_and(other_servers) || work.any(|it| lost(&it.starts) || lost(&it.ends)) {
        return String::new();
    }
    let ideal = |work: &Work| Span {
        start: wanted.time_of(&work.starts),
        end: wanted.time_of(&work.ends),
    };
    let works = expectation.work().next().is_some();
    let (mut wanted_rows, mut actual_rows) = if works && expectation.check.in_flight.is_none() {
        (Vec::new(), Vec::new())
    } else {
        exchanges::rows(expectation, wanted, facts)
    };
    wanted_rows.extend(rows(expectation, ideal));
    actual_rows.extend(rows(expectation, |work| span(facts, work)));
    let longest = wanted.duration().max(facts.end_at);
    if wanted_rows.is_empty() {
        return lanes::draw(facts, facts.end_at);
    }
    let names = wanted_rows
        .iter()
        .map(|row| row.name.chars().count())
        .max()
        .unwrap_or_default();
    let scale = Scale::new(longest, names);
    let mut out = scale.axis();
    if let Some(at) = facts.ctrl_c {
        out += &scale.mark(at, "Ctrl-C");
    }
    let last = |transcript: &Transcript| transcript.lines().last().unwrap_or_default().to_owned();
    let came = facts.lines.last().map(|line| line.text.as_str());
    let came = came.filter(|text| !goes_on_after(wanted, text));
    let came = came.unwrap_or_default().to_owned();
    scale.draw(
        "wanted",
        &wanted_rows,
        &last(wanted),
        wanted.duration(),
        &mut out,
    );
    let at = facts.lines.last().map_or(facts.end_at, |line| line.at);
    scale.draw("yours", &actual_rows, &came, at, &mut out);
    out
}

/// Whether the lesson has more to wait for after a line: then it is no last one, even where a program came no
/// further.
fn goes_on_after(wanted: &Transcript, text: &str) -> bool {
    let is_pause = |item: &Item| matches!(item, Item::Pause(_));
    let has = |item: &Item| match item {
        Item::Lines(lines) => lines.iter().any(|line| line == text),
        Item::Pause(_) => false,
    };
    wanted.0.iter().rposition(has) < wanted.0.iter().rposition(is_pause) && wanted.0.iter().any(has)
}

fn rows(expectation: &Expectation, span: impl Fn(&Work) -> Span) -> Vec<Row> {
    let row = |work: &Work| {
        let Span { start, end } = span(work);
        Row {
            name: work.name.clone(),
            start,
            end,
            fails: expectation.check.failures.contains(&work.ends),
        }
    };
    expectation.work().map(row).collect()
}

struct Scale {
    longest: Duration,
    names: usize,
    per_second: f64,
}

impl Scale {
    fn new(longest: Duration, names: usize) -> Self {
        let whole = longest.as_secs_f64().max(1.0);
        Self {
            longest,
            names,
            per_second: (WIDTH as f64 / whole).min(10.0),
        }
    }

    fn column(&self, at: Duration) -> usize {
        (at.as_secs_f64() * self.per_second).round() as usize
    }

    /// The seconds above the bars, as many as there is room for.
    fn axis(&self) -> String {
        let step = (4.0 / self.per_second).ceil().max(1.0) as u64;
        let mut line = " ".repeat(MARGIN + self.names + 1);
        let base = line.len();
        for second in (0..=self.longest.as_secs()).step_by(step as usize) {
            let column = base + self.column(Duration::from_secs(second));
            if line.chars().count() <= column {
                line = format!("{line:column$}{second}s");
            }
        }
        line + "\n"
    }

    /// Something that came from outside, below the axis.
    fn mark(&self, at: Duration, what: &str) -> String {
        let column = MARGIN + self.names + 1 + self.column(at);
        format!("{:column$}▼ {what}\n", "")
    }

    fn draw(&self, title: &str, all: &[Row], last: &str, last_at: Duration, out: &mut String) {
        let rows = if all.len() > ROWS {
            &all[..ROWS - 1]
        } else {
            all
        };
        let more = all.len() - rows.len();
        for (index, row) in rows.iter().enumerate() {
            let title = if index == 0 { title } else { "" };
            let mut line = format!("{title:MARGIN$}{:width$} ", row.name, width = self.names);
            let before = rows[..index].iter().rev().find_map(|other| other.end);
            match (row.start, row.end) {
                (Some(start), Some(end)) => {
                    let follows = before == Some(start) && !start.is_zero() && start != end;
                    line += &" ".repeat(self.column(start));
                    let length = self.column(end).saturating_sub(self.column(start));
                    line += &bar(length, follows);
                    line += corner(rows, index);
                    if start == end {
                        line += &format!(" at {} s", seconds(start));
                    }
                }
                (Some(start), None) => {
                    line += &" ".repeat(self.column(start));
                    line += &bar(
                        self.column(self.longest)
                            .saturating_sub(self.column(start))
                            .max(3),
                        false,
                    );
                    line += if row.fails {
                        "╌ not reported"
                    } else {
                        "╌ never ends"
                    };
                }
                (None, _) => line += "never starts",
            }
            if more == 0 && index + 1 == rows.len() && !last.is_empty() && row.end.is_some() {
                line += &format!(" {last}");
                if row.end != Some(last_at) {
                    line += &format!(" (at {} s)", seconds(last_at));
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        if more > 0 {
            *out += &format!("{:MARGIN$}… and {more} more", "");
            if !last.is_empty() {
                *out += &format!(", up to \"{last}\" at {} s", seconds(last_at));
            }
            out.push('\n');
        }
    }
}

/// A bar, one column longer than its corner leaves room for; `follows` draws the way down from the row
/// above, whose end this one waited for.
fn bar(length: usize, follows: bool) -> String {
    let mut bar = "━".repeat(length.max(1));
    if follows {
        bar.replace_range(..'━'.len_utf8(), "┗");
    }
    bar
}

/// How a bar ends: joined with the neighbours that end in the same moment, or handing on to the next.
fn corner(rows: &[Row], index: usize) -> &'static str {
    let end = rows[index].end;
    let takes_time = |row: &&Row| row.start != row.end;
    if !takes_time(&&rows[index]) {
        return "";
    }
    let same = |other: Option<&Row>| other.filter(takes_time).is_some_and(|row| row.end == end);
    let above = index
        .checked_sub(1)
        .is_some_and(|above| same(rows.get(above)));
    let next = rows.get(index + 1);
    let below = same(next);
    let hands_on = next.filter(takes_time).is_some_and(|row| row.start == end);
    match (above, below) {
        (false, true) => "┓",
        (true, true) => "┫",
        (true, false) => "┛",
        (false, false) if hands_on => "┓",
        (false, false) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, start: u64, end: u64) -> Row {
        Row {
            name: name.into(),
            start: Some(Duration::from_secs(start)),
            end: Some(Duration::from_secs(end)),
            fails: false,
        }
    }

    fn drawn(rows: &[Row], last: &str, longest: u64) -> String {
        let scale = Scale::new(Duration::from_secs(longest), 6);
        let mut out = scale.axis();
        scale.draw(
            "yours",
            rows,
            last,
            rows.iter().filter_map(|row| row.end).max().unwrap(),
            &mut out,
        );
        out
    }

    #[test]
    fn work_that_overlaps_ends_in_one_corner() {
        let rows = [
            row("file 1", 0, 1),
            row("file 2", 0, 1),
            row("file 3", 0, 1),
        ];
        insta::assert_snapshot!(drawn(&rows, "All files", 1), @r"
                         0s        1s
        yours     file 1 ━━━━━━━━━━┓
                  file 2 ━━━━━━━━━━┫
                  file 3 ━━━━━━━━━━┛ All files
        ");
    }

    #[test]
    fn work_that_waits_for_the_one_before_hangs_below_its_end() {
        let rows = [
            row("file 1", 0, 1),
            row("file 2", 1, 2),
            row("file 3", 2, 3),
        ];
        insta::assert_snapshot!(drawn(&rows, "All files", 3), @r"
                         0s        1s        2s        3s
        yours     file 1 ━━━━━━━━━━┓
                  file 2           ┗━━━━━━━━━┓
                  file 3                     ┗━━━━━━━━━ All files
        ");
    }

    #[test]
    fn work_that_never_ends_or_starts_says_so() {
        let rows = [
            Row {
                end: None,
                ..row("task 1", 0, 0)
            },
            Row {
                start: None,
                end: None,
                ..row("task 2", 0, 0)
            },
            Row {
                end: None,
                fails: true,
                ..row("task 3", 0, 0)
            },
        ];
        let scale = Scale::new(Duration::from_secs(2), 6);
        let mut out = String::new();
        scale.draw("yours", &rows, "Both tasks done", Duration::ZERO, &mut out);
        insta::assert_snapshot!(out, @r"
        yours     task 1 ━━━━━━━━━━━━━━━━━━━━╌ never ends
                  task 2 never starts
                  task 3 ━━━━━━━━━━━━━━━━━━━━╌ not reported
        ");
    }

    #[test]
    fn of_work_with_other_lines_or_at_other_servers_there_is_no_picture() {
        use crate::expectation::{CheckFile, Engine};
        use crate::story::{Lesson, Story};
        let facts = Facts::new(&Story::new().returns());
        let mut lesson = Lesson::of(Engine::Threads, 2).with_slow_first();
        assert_ne!(draw(&lesson.expectation(), Some(0), &facts), "");
        let server =
            "[[variant]]\nname = \"\"\n[[variant.server]]\nname = \"a\"\ndoes = \"silent\"";
        let servers: CheckFile = toml::from_str(server).unwrap();
        lesson.check.variant[0].servers = servers.variant[0].servers.clone();
        assert_eq!(draw(&lesson.expectation(), Some(0), &facts), "");
        assert_ne!(draw(&lesson.expectation(), None, &facts), "");
        lesson.check.variant[0].servers.clear();
        lesson.snapshot = lesson
            .snapshot
            .replace("end 2\n(2 second pause)", "other 2\n(2 second pause)");
        assert_eq!(draw(&lesson.expectation(), Some(0), &facts), "");
        assert_ne!(draw(&lesson.expectation(), None, &facts), "");
    }

    #[test]
    fn what_was_wanted_stands_above_what_came() {
        use crate::expectation::Engine;
        use crate::story::{Lesson, MAIN, Story};
        let mut story = Story::new();
        for number in [1, 2] {
            story.prints(MAIN, 11, &format!("start {number}"));
            let sleep = story.sleeps(MAIN, 12, 2000);
            story.wakes(sleep);
            story.prints(MAIN, 13, &format!("end {number}"));
        }
        let nap = story.sleeps(MAIN, 39, 500);
        story.wakes(nap);
        story.prints(MAIN, 40, "done");
        let lesson = Lesson::of(Engine::Threads, 2).with_slow_first();
        let expectation = lesson.expectation();
        let facts = Facts::new(&story.returns());
        insta::assert_snapshot!(draw(&expectation, None, &facts), @"
                         0s       1s       2s       3s       4s
        wanted    task 1 ━━━━━━━━━━━━━━━━━━┓
                  task 2 ━━━━━━━━━━━━━━━━━━┛ done
        yours     task 1 ━━━━━━━━━━━━━━━━━━┓
                  task 2                   ┗━━━━━━━━━━━━━━━━━ done (at 4.5 s)
        ");
        insta::assert_snapshot!(draw(&expectation, Some(0), &facts), @"
                         0s       1s       2s       3s       4s
        wanted    task 1 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                  task 2 ━━━━━━━━━━━━━━━━━━ done (at 4 s)
        yours     task 1 ━━━━━━━━━━━━━━━━━━┓
                  task 2                   ┗━━━━━━━━━━━━━━━━━ done (at 4.5 s)
        ");
        let nothing = Facts::new(&Story::new().returns());
        insta::assert_snapshot!(draw(&expectation, None, &nothing), @"
                         0s        1s        2s
        wanted    task 1 ━━━━━━━━━━━━━━━━━━━━┓
                  task 2 ━━━━━━━━━━━━━━━━━━━━┛ done
        yours     task 1 never starts
                  task 2 never starts
        ");
    }

    #[test]
    fn ctrl_c_stands_below_the_second_in_which_it_is_pressed() {
        use crate::expectation::Engine;
        use crate::story::{Lesson, MAIN, Story};
        let mut story = Story::new();
        story.prints(MAIN, 11, "start 1");
        let sleep = story.sleeps(MAIN, 12, 1000);
        story.wakes(sleep);
        story.event(MAIN, 0, lab_trace::Kind::CtrlC { heard: true });
        let sleep = story.sleeps(MAIN, 12, 1000);
        story.wakes(sleep);
        story.prints(MAIN, 13, "end 1");
        story.prints(MAIN, 40, "done");
        let expectation = Lesson::of(Engine::Threads, 1).expectation();
        let facts = Facts::new(&story.returns());
        insta::assert_snapshot!(draw(&expectation, None, &facts), @"
                         0s        1s        2s
                                   ▼ Ctrl-C
        wanted    task 1 ━━━━━━━━━━━━━━━━━━━━ done
        yours     task 1 ━━━━━━━━━━━━━━━━━━━━ done
        ");
    }

    #[test]
    fn as_much_work_as_there_is_room_for_is_drawn_piece_by_piece() {
        let rows: Vec<Row> = (0..ROWS as u64).map(|at| row("job", at, at + 1)).collect();
        let drawn = drawn(&rows, "all done", ROWS as u64);
        assert_eq!(drawn.lines().count(), 1 + ROWS);
        assert!(!drawn.contains("more"), "{drawn}");
    }

    #[test]
    fn more_work_than_there_is_room_for_is_counted() {
        let rows: Vec<Row> = (0..20).map(|at| row("job", at / 3, at / 3 + 1)).collect();
        let drawn = drawn(&rows, "all done", 7);
        assert_eq!(drawn.lines().count(), 1 + ROWS);
        assert!(
            drawn.ends_with("          … and 9 more, up to \"all done\" at 7 s\n"),
            "{drawn}"
        );
    }

    #[test]
    fn a_long_axis_has_fewer_seconds_and_never_more_columns() {
        let rows = [
            row("file 1", 0, 30),
            row("file 2", 7, 7),
            row("file 3", 30, 60),
        ];
        insta::assert_snapshot!(drawn(&rows, "", 60), @"
                         0s  6s  12s 18s 24s 30s 36s 42s 48s 54s 60s
        yours     file 1 ━━━━━━━━━━━━━━━━━━━━
                  file 2      ━ at 7 s
                  file 3                     ━━━━━━━━━━━━━━━━━━━━
        ");
    }
}
