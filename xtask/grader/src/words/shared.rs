//! The sentences about values that are shared, and the table of the steps taken with them. Decides nothing.

use super::on;
use crate::transcript::seconds;
use lab_trace::Touch;
use std::time::Duration;

/// One step with a shared value, as a table tells it.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) at: Duration,
    pub(crate) who: String,
    pub(crate) line: Option<u32>,
    pub(crate) how: Touch,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    /// It rests on a look that was out of date.
    pub(crate) late: bool,
}

type Seen<'a> = (Option<&'a str>, Option<u32>);

fn value(value: Option<&str>) -> String {
    value.map_or(String::new(), |value| format!(" {value}"))
}

pub(crate) fn lost_update(
    who: &str,
    look: Option<Seen<'_>>,
    change: Seen<'_>,
    other: &str,
    between: Seen<'_>,
    gap: Option<u32>,
    how: Touch,
) -> String {
    let one_step = "; looking and changing must be one step";
    let Some(look) = look else {
        return format!(
            "{who} writes{}{} over what {other} wrote{} ({}), without ever having looked: that change is lost",
            value(change.0),
            on(change.1),
            on(between.1),
            between.0.unwrap_or("another value"),
        );
    };
    let gap = gap.map_or(String::new(), |line| format!(", waits on line {line}"));
    let seen = format!("{who} reads{}{}{gap}", value(look.0), on(look.1));
    let came = format!(
        "in between {other} made it{}{}",
        value(between.0),
        on(between.1)
    );
    let came = if between.0.is_some() {
        came
    } else {
        format!("in between {other} changed it{}", on(between.1))
    };
    // It put its value there whatever was there before.
    if how == Touch::Write {
        let wrote = format!("writes{}{}", value(change.0), on(change.1));
        format!("{seen} and {wrote}, but {came}: that change is lost{one_step}")
    } else {
        let changed = format!("changes the value{}", on(change.1));
        let one_step = match how {
            Touch::Exchange => {
                "; whatever is decided by the value must be decided anew before each exchange"
            }
            _ => one_step,
        };
        format!("{seen} and {changed}, but {came}: that look was out of date by then{one_step}")
    }
}

pub(crate) fn gave_up(
    who: &str,
    op: &str,
    line: Option<u32>,
    holder: &str,
    taken: Option<u32>,
) -> String {
    let taken = taken.map_or(String::new(), |line| format!(" (taken on line {line})"));
    format!(
        "{who} asks {op}{} while {holder} holds the lock{taken}, is refused, and goes on without: what it had to add is lost; `lock` waits its turn",
        on(line)
    )
}

pub(crate) fn not_exchanged(
    who: &str,
    op: &str,
    line: Option<u32>,
    other: &str,
    changed: Option<u32>,
) -> String {
    format!(
        "{op}{} changes nothing for {who}, since {other} changed the value{} first, and {who} does not try again: what it had to add is lost",
        on(line),
        on(changed)
    )
}

pub(crate) fn read_too_soon(
    text: &str,
    read: Option<u32>,
    who: &str,
    change: Option<u32>,
) -> String {
    format!(
        "\"{text}\" tells what was read{} while {who} is still at work, which changes the value{} only after that: nobody has waited for it yet",
        on(read),
        on(change)
    )
}

/// What is told was changed by nobody else.
pub(crate) fn unshared(
    text: &str,
    read: Option<u32>,
    who: &str,
    there: Option<u32>,
    looks: bool,
) -> String {
    let does = if looks {
        format!("only looks at it{}", on(there))
    } else {
        format!(
            "changes one of its own{}, which nobody else sees",
            on(there)
        )
    };
    format!(
        "\"{text}\" tells the value that was read{}, and nobody else changes that: {who} {does}",
        on(read)
    )
}

pub(crate) fn unsafe_sharing(line: u32) -> String {
    format!(
        "the text is right, but no lock and no atomic keeps two threads apart in the `unsafe` code on line {line}: to be there at once is a data race, in which a change can be lost; share it through a lock or an atomic"
    )
}

/// A number says little; what it printed is what a reader has seen of it.
pub(crate) fn known_by(number: &str, line: &str) -> String {
    const KEPT: usize = 24;
    let short: String = line.chars().take(KEPT).collect();
    let dots = if short == line { "" } else { "…" };
    format!("{number} (\"{short}{dots}\")")
}

/// Steps as the lines of a table.
pub(crate) fn steps(steps: &[Step]) -> Vec<String> {
    let timed = steps.windows(2).any(|pair| pair[0].at != pair[1].at);
    let row = |step: &Step| {
        let at = format!("{} s", seconds(step.at));
        let line = step
            .line
            .map_or(String::new(), |line| format!("line {line}"));
        [
            if timed { at } else { String::new() },
            step.who.clone(),
            line,
        ]
    };
    let rows: Vec<_> = steps.iter().map(row).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths = [0, 1, 2].map(|column| width(column).unwrap_or_default());
    let mut lines = Vec::new();
    for (row, step) in rows.iter().zip(steps) {
        let mut line = String::new();
        for (text, width) in row.iter().zip(widths).filter(|(_, width)| *width > 0) {
            line += &format!("{text:width$}  ");
        }
        line += &did(step);
        if step.late {
            line += "   <- rests on what it read before";
        }
        lines.push(line);
    }
    lines
}

fn did(step: &Step) -> String {
    match (step.how, &step.before, &step.after) {
        (Touch::Read, Some(value), _) => format!("reads {value}"),
        (Touch::Read, None, _) => "looks".into(),
        (Touch::Write, _, Some(value)) => format!("writes {value}"),
        (_, Some(before), Some(after)) => format!("changes {before} to {after}"),
        _ => "changes it".into(),
    }
}
