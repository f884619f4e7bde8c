//! The verdict, the diagnosis with the learner's own line, the picture, wanted and yours, the real run,
//! and after a pass what to notice.

use std::time::Duration;

use grader::transcript::seconds;
use grader::verdict::{Status, check};
use grader::words;
use ratatui_core::text::{Line, Span};

use super::text::{clean, fit, markdown, sentence};
use super::theme::Theme;
use crate::desk::{Desk, Heard, Phase, Real, Said};
use xtask::report::actual;
use xtask::run::whole_seconds;
use xtask::text::{capital, width};

type Lines = Vec<Line<'static>>;

/// After this a check is slow enough to say why.
const SLOW: Duration = Duration::from_millis(1500);
/// Lines that are shown of a long text.
const SHOWN: usize = 200;

pub(super) fn lines(desk: &Desk, columns: usize, theme: Theme) -> Lines {
    let mut lines = Lines::new();
    match &desk.phase {
        Phase::Nothing => lines.push(Line::styled("… reading your file", theme.faint())),
        Phase::Missing => {
            lines.push(Line::styled("? no file", theme.unsure()));
            lines.extend(sentence(
                &format!("{} is not there.", desk.seat().file),
                columns,
                theme.strong(),
            ));
        }
        Phase::Checking { words } => checking(desk, words.as_deref(), columns, theme, &mut lines),
        Phase::Broken(words) => {
            lines.push(Line::styled("? no verdict", theme.unsure()));
            lines.extend(sentence(&capital(words), columns, theme.strong()));
        }
        Phase::Heard(heard) => judged(desk, heard, columns, theme, &mut lines),
    }
    lines
}

/// Which content this is about.
fn content(desk: &Desk) -> String {
    let Some(content) = &desk.content else {
        return String::new();
    };
    let hash = content.hash.trim_start_matches("xxh64:");
    let hash = hash.get(..6).unwrap_or(hash);
    let age = desk.now.saturating_sub(content.seen).as_secs();
    let when = match age {
        _ if content.opened => "as it was when you came".into(),
        0..=9 => "saved just now".into(),
        10..=59 => "saved less than a minute ago".into(),
        60..=119 => "saved a minute ago".into(),
        _ => format!("saved {} minutes ago", age / 60),
    };
    format!("main.rs {hash}, {when}")
}

fn checking(desk: &Desk, words: Option<&str>, columns: usize, theme: Theme, lines: &mut Lines) {
    let elapsed = desk.now.saturating_sub(desk.since);
    let mut first = vec![Span::styled("… checking", theme.unsure())];
    if elapsed >= SLOW {
        first.push(Span::raw(format!("  {} s", elapsed.as_secs())));
    }
    first.push(Span::styled(format!("  {}", content(desk)), theme.faint()));
    lines.push(Line::from(first));
    if let Some(words) = words {
        lines.extend(sentence(&capital(words), columns, theme.strong()));
    } else if elapsed >= SLOW * 2 {
        let words = "Your program has not come back yet: it may run for ever. The check stops it in \
                     some seconds, and a save stops it at once.";
        lines.extend(sentence(words, columns, theme.strong()));
    }
}

fn judged(desk: &Desk, heard: &Heard, columns: usize, theme: Theme, lines: &mut Lines) {
    let verdict = &heard.verdict;
    let (style, sign) = theme.status(verdict.status);
    let word = match (verdict.status, &verdict.diagnosis) {
        (Status::Passed, _) => "passed",
        (Status::Failed, Some(diagnosis)) => diagnosis.id.name(),
        (Status::Failed, None) => "failed",
        _ => "no verdict yet",
    };
    lines.push(Line::from(vec![
        Span::styled(format!("{sign} {word}"), style),
        Span::styled(format!("  {}", content(desk)), theme.faint()),
    ]));
    if !verdict.parts.is_empty() {
        let parts = words::parts(&verdict.parts);
        lines.extend(sentence(&parts, columns, theme.faint()));
    }
    if let Some(diagnosis) = &verdict.diagnosis {
        lines.extend(sentence(
            &capital(&diagnosis.message),
            columns,
            theme.strong(),
        ));
    }
    confirmation(desk, heard, columns, theme, lines);
    for note in &verdict.notes {
        lines.extend(sentence(&format!("Note: {note}"), columns, theme.faint()));
    }
    if let Some(rendered) = &heard.rendered {
        lines.push(Line::default());
        lines.extend(some(rendered, columns, theme));
    } else if !heard.quotes.is_empty() {
        lines.push(Line::default());
        for (number, text) in &heard.quotes {
            let text = fit(&clean(text), columns.saturating_sub(7));
            lines.push(Line::from(vec![
                Span::styled(format!("{number:4} │ "), theme.faint()),
                Span::styled(text, theme.code()),
            ]));
        }
    }
    if let Some(diagnosis) = verdict
        .diagnosis
        .as_ref()
        .filter(|told| !told.steps.is_empty())
    {
        lines.push(Line::default());
        lines.push(Line::styled("Step by step", theme.strong()));
        let steps = diagnosis.steps.iter();
        lines.extend(steps.map(|step| Line::raw(fit(&clean(step), columns))));
    }
    if let Some(timeline) = &heard.timeline {
        lines.push(Line::default());
        picture(timeline, columns, theme, lines);
    }
    difference(heard, columns, theme, lines);
    in_the_lab(heard, columns, theme, lines);
    let confirmed = verdict.status == Status::Passed && desk.real.ended.is_some();
    if !desk.real.lines.is_empty() && !confirmed {
        lines.push(Line::default());
        lines.extend(run(&desk.real, desk.now, columns, theme));
    }
    if verdict.status == Status::Passed && !desk.real.is_running() {
        lines.push(Line::default());
        lines.push(Line::styled("What to notice", theme.strong()));
        lines.extend(markdown(&desk.seat().notice, columns, theme));
    }
}

/// The drawn timeline; where it is too wide, its titles stand above instead of beside.
fn picture(timeline: &str, columns: usize, theme: Theme, lines: &mut Lines) {
    let titled = |line: &str| {
        ["wanted", "yours"]
            .into_iter()
            .find(|title| line.starts_with(title))
    };
    let narrow = timeline.lines().any(|line| width(line) > columns);
    for line in timeline.lines() {
        let line = clean(line);
        let title = titled(&line);
        if narrow && (title.is_some() || line.starts_with("          ")) {
            if let Some(title) = title {
                lines.push(Line::styled(title, theme.strong()));
            }
            let rest: String = line.chars().skip(10).collect();
            lines.push(Line::raw(fit(&rest, columns)));
        } else if let Some(title) = title {
            let rest = fit(&line[title.len()..], columns.saturating_sub(title.len()));
            lines.push(Line::from(vec![
                Span::styled(title, theme.strong()),
                Span::raw(rest),
            ]));
        } else {
            lines.push(Line::raw(fit(&line, columns)));
        }
    }
}

/// Expected and actual, always together: beside each other where there is room.
fn difference(heard: &Heard, columns: usize, theme: Theme, lines: &mut Lines) {
    let mut checks = heard.verdict.checks.iter();
    let Some(check) = checks.find(|check| {
        matches!(check.status, Status::Failed | Status::Inconclusive)
            && check.name != check::COMPILES
            && !check.expected.is_empty()
    }) else {
        return;
    };
    lines.push(Line::default());
    let wanted: Vec<String> = check.expected.lines().map(clean).collect();
    let yours: Vec<String> = actual(check).lines().map(clean).collect();
    let left = wanted
        .iter()
        .map(|line| width(line))
        .max()
        .unwrap_or(0)
        .max(6)
        + 3;
    let right = yours.iter().map(|line| width(line)).max().unwrap_or(0);
    let title = |words: &str| Span::styled(words.to_owned(), theme.strong());
    if left + right + 2 <= columns {
        let gap = " ".repeat(left - 6);
        lines.push(Line::from(vec![
            Span::raw("  "),
            title("wanted"),
            Span::raw(gap),
            title("yours"),
        ]));
        for row in 0..wanted.len().max(yours.len()).min(SHOWN) {
            let of = |side: &[String]| side.get(row).cloned().unwrap_or_default();
            let (wanted, yours) = (of(&wanted), of(&yours));
            let gap = " ".repeat(left - width(&wanted));
            lines.push(Line::raw(
                format!("  {wanted}{gap}{yours}").trim_end().to_owned(),
            ));
        }
        return;
    }
    for (words, text) in [
        ("wanted", check.expected.as_str()),
        ("yours", actual(check)),
    ] {
        lines.push(Line::from(title(words)));
        lines.extend(
            some(text, columns.saturating_sub(2), theme)
                .into_iter()
                .map(|line| {
                    let mut spans = vec![Span::raw("  ")];
                    spans.extend(line.spans);
                    Line::from(spans)
                }),
        );
    }
}

/// The beginning of a long text, and how much is missing; its lines are cut at the edge.
fn some(text: &str, columns: usize, theme: Theme) -> Lines {
    let all = text.lines().count();
    let shown = text.trim_end().lines().take(SHOWN);
    let mut lines: Lines = shown
        .map(|line| Line::raw(fit(&clean(line), columns)))
        .collect();
    if all > SHOWN {
        lines.push(Line::styled(
            format!("… and {} lines more", all - SHOWN),
            theme.faint(),
        ));
    }
    lines
}

fn in_the_lab(heard: &Heard, columns: usize, theme: Theme, lines: &mut Lines) {
    let verdict = &heard.verdict;
    if verdict.schedules == 0 {
        return;
    }
    let words = match (verdict.status, &verdict.schedule) {
        (Status::Failed, Some(schedule)) if verdict.schedules > 1 => {
            format!("Seen in schedule {schedule} of {}.", verdict.schedules)
        }
        (Status::Failed, _) => return,
        _ => {
            let orders = match heard.orders {
                1 => "one order".to_owned(),
                orders => format!("{orders} orders"),
            };
            format!(
                "In the lab: {} schedules, {orders} of lines, each as wanted.",
                verdict.schedules
            )
        }
    };
    lines.push(Line::default());
    lines.extend(sentence(&words, columns, theme.faint()));
}

/// How the real run that belongs to the verdict does. It stands at the top, since a long picture may
/// push all else out of sight.
fn confirmation(desk: &Desk, heard: &Heard, columns: usize, theme: Theme, lines: &mut Lines) {
    if desk.real.is_running() {
        lines.extend(running(&desk.real, desk.now, columns, theme));
    } else if let Some(real) = heard.verdict.real_ms {
        let seconds = real as f64 / 1000.0;
        let words = if heard.verdict.status == Status::Passed {
            format!("For real: as wanted, in {seconds:.1} s.")
        } else {
            format!("For real: not as wanted; it took {seconds:.1} s.")
        };
        lines.extend(sentence(&words, columns, theme.faint()));
    }
}

/// For how long it has been running, and whether that is too long.
pub(super) fn running(real: &Real, now: Duration, columns: usize, theme: Theme) -> Lines {
    let elapsed = real.elapsed(now).as_secs_f64();
    let mut words = format!("For real: running, {elapsed:.1} s");
    if real.seems_to_hang(now) {
        words += &format!(
            "; the lesson takes {} s, so it seems to hang. A save ends it.",
            seconds(real.usual)
        );
    }
    sentence(&words, columns, theme.unsure())
}

/// A real run: its work as bars that grow, and its lines with their times.
pub(super) fn run(real: &Real, now: Duration, columns: usize, theme: Theme) -> Lines {
    let mut lines = bars(real, now, columns);
    let mut last = Duration::ZERO;
    for said in real.lines.iter().take(SHOWN) {
        if let Some(seconds) = whole_seconds(said.at.saturating_sub(last)) {
            lines.push(Line::styled(
                format!("         ({seconds} second pause)"),
                theme.faint(),
            ));
        }
        last = said.at;
        let at = said.at.as_secs_f64();
        let text = fit(&clean(&said.shown), columns.saturating_sub(9));
        let text = if said.is_error {
            format!("{text} (stderr)")
        } else {
            text
        };
        lines.push(Line::raw(format!(
            "{at:>6.1}s  {}",
            fit(&text, columns.saturating_sub(9))
        )));
    }
    if real.lines.len() > SHOWN {
        let words = format!("… and {} lines more", real.lines.len() - SHOWN);
        lines.push(Line::styled(words, theme.faint()));
    }
    lines
}

fn bars(real: &Real, now: Duration, columns: usize) -> Lines {
    let elapsed = real.elapsed(now);
    let names = real
        .lanes
        .iter()
        .map(|lane| width(&lane.name))
        .max()
        .unwrap_or(0);
    let room = columns.saturating_sub(names + 3).min(40);
    let per_second = (room as f64 / elapsed.as_secs_f64().max(1.0)).min(10.0);
    let column = |at: Duration| (at.as_secs_f64() * per_second).round() as usize;
    let when = |text: &str| {
        let mut said: std::slice::Iter<'_, Said> = real.lines.iter();
        said.find(|said| said.raw == text).map(|said| said.at)
    };
    let rows = real.lanes.iter().map(|lane| {
        let name = clean(&lane.name);
        let bar = match (when(&lane.starts), when(&lane.ends)) {
            (Some(start), end) => {
                let open = end.is_none() && real.ended.is_none();
                let length = column(end.unwrap_or(elapsed))
                    .saturating_sub(column(start))
                    .max(1);
                let tip = match (end, open) {
                    (Some(_), _) => "┃",
                    (None, true) => "▸",
                    (None, false) => "╌",
                };
                " ".repeat(column(start)) + &"━".repeat(length) + tip
            }
            (None, _) => String::new(),
        };
        Line::raw(format!("{name:names$}  {bar}").trim_end().to_owned())
    });
    rows.collect()
}
