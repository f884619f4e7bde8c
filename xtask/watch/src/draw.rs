//! The desk on the screen. Pure: the same desk at the same size is the same picture.

mod panels;
#[cfg(test)]
mod tests;
pub(super) mod text;
mod theme;
mod verdict;

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::{Position, Rect};
use ratatui_core::terminal::Frame;
use ratatui_core::text::{Line, Span};

use crate::desk::keys::{KEYS, next_step};
use crate::desk::{Desk, Panel, Phase};
use text::{clean, fit, markdown, sentence};
use theme::Theme;
use xtask::text::{width, wrap};

type Lines = Vec<Line<'static>>;

/// What only the drawing knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Drawn {
    pub(crate) scroll_end: usize,
    pub(crate) page: usize,
    /// Where the path of the learner's file stands, for a link, and what stands there.
    pub(crate) link: Option<(Position, String)>,
}

/// Below this, every line counts.
const SHORT: u16 = 20;
/// The middle keeps so many lines.
const LEAST: usize = 3;

/// Draws everything.
pub(crate) fn draw(frame: &mut Frame<'_>, desk: &Desk) -> Drawn {
    let area = frame.area();
    let theme = Theme {
        colour: desk.colour,
    };
    let columns = usize::from(area.width).saturating_sub(2);
    if area.height < 4 || columns < 20 {
        let words = Line::raw("make the window larger");
        put(frame.buffer_mut(), area, 0, &words);
        return Drawn::default();
    }
    let short = area.height < SHORT;
    let head = head(desk, columns, short, theme);
    let foot = foot(desk, columns, theme);
    let height = usize::from(area.height);
    let room = height
        .saturating_sub(head.len() + foot.len() + 2)
        .max(LEAST);
    let middle = middle(desk, columns, theme);
    let scroll_end = middle.len().saturating_sub(room);
    let mut scroll = desk.scroll.min(scroll_end);
    if matches!(desk.panel, Panel::List { .. }) {
        // The lesson that is pointed at stays in sight.
        let at = middle.iter().position(|line| line.style == theme.chosen());
        scroll = at.unwrap_or(0).saturating_sub(room / 2).min(scroll_end);
    }
    let below = middle.len().saturating_sub(scroll + room);

    let rule = |words: &str| {
        let words = if words.is_empty() {
            String::new()
        } else {
            format!(" {words} ")
        };
        let dashes = (columns + 2).saturating_sub(width(&words) + 2);
        Line::styled(format!("{}{words}──", "─".repeat(dashes)), theme.faint())
    };
    let lines = |count: usize| if count == 1 { "line" } else { "lines" };
    let above = match scroll {
        0 => String::new(),
        above => format!("↑ {above} more {}", lines(above)),
    };
    let more = match below {
        0 => String::new(),
        below => format!("↓ {below} more {}: Space", lines(below)),
    };
    let buffer = frame.buffer_mut();
    let mut row = 0;
    let mut link = None;
    for line in &head {
        put(buffer, area, row, line);
        row += 1;
    }
    put_at(buffer, area, row, 0, &rule(&above));
    row += 1;
    for line in middle.iter().skip(scroll).take(room) {
        put(buffer, area, row, line);
        row += 1;
    }
    row = u16::try_from(height.saturating_sub(foot.len() + 1)).unwrap_or(0);
    put_at(buffer, area, row, 0, &rule(&more));
    for line in &foot {
        row += 1;
        put(buffer, area, row, line);
        let path = line.spans.iter().find(|span| span.style == theme.link());
        if let Some(path) = path {
            let before = line
                .spans
                .iter()
                .take_while(|span| span.style != theme.link());
            let x: usize = before.map(Span::width).sum();
            let x = u16::try_from(x + 1).unwrap_or(0);
            link = Some((Position { x, y: row }, path.content.to_string()));
        }
    }
    Drawn {
        scroll_end,
        page: room,
        link,
    }
}

/// One column of air on each side.
fn put(buffer: &mut Buffer, area: Rect, row: u16, line: &Line<'_>) {
    put_at(buffer, area, row, 1, line);
}

fn put_at(buffer: &mut Buffer, area: Rect, row: u16, column: u16, line: &Line<'_>) {
    if row < area.height {
        let mut line = line.clone();
        for span in &mut line.spans {
            span.style = line.style.patch(span.style);
        }
        let room = area.width.saturating_sub(column);
        buffer.set_line(area.x + column, area.y + row, &line, room);
    }
}

/// Where I am, and the task, except beside what is there to be read.
fn head(desk: &Desk, columns: usize, short: bool, theme: Theme) -> Lines {
    let seat = desk.seat();
    let (solved, all) = (desk.solved(), desk.seats.len());
    let length = if columns >= 60 { 16 } else { 10 };
    let done = (solved * length).checked_div(all).unwrap_or(0);
    let bar = "█".repeat(done) + &"░".repeat(length - done);
    let count = format!("{solved} of {all} solved");
    let left = vec![
        Span::styled(
            if columns >= 60 {
                "Parallel Tracks  "
            } else {
                ""
            },
            theme.strong(),
        ),
        Span::styled(bar, theme.good()),
        Span::raw(format!("  {count}")),
    ];
    let mut lines = vec![spread(left, &seat.part, columns, theme)];
    let mark = if seat.solved { "✓ " } else { "" };
    let left = vec![
        Span::styled(seat.name.clone(), theme.strong()),
        Span::raw("  "),
        Span::raw(fit(
            &seat.title,
            columns.saturating_sub(width(&seat.name) + 2),
        )),
    ];
    lines.push(spread(
        left,
        &format!("{mark}{}", seat.about),
        columns,
        theme,
    ));
    if !matches!(desk.panel, Panel::Verdict | Panel::Run) {
        return lines;
    }
    let most = if short { 1 } else { 3 };
    let task = task(&seat.task, columns, most);
    let cut = task.len() > most;
    for (index, line) in task.into_iter().take(most).enumerate() {
        let line = if cut && index + 1 == most {
            fit(&(line + " …"), columns)
        } else {
            line
        };
        lines.push(Line::raw(line));
    }
    lines
}

/// As many whole sentences as there are lines for, and at least the first.
fn task(sentences: &[String], columns: usize, most: usize) -> Vec<String> {
    let first = |count: usize| {
        let text = sentences[..count].join(" ");
        wrap(&clean(&format!("Task: {text}")), columns, 6)
    };
    let fits = (2..=sentences.len()).take_while(|&count| first(count).len() <= most);
    first(fits.last().unwrap_or(sentences.len().min(1)))
}

/// Something on the left, and on the right what there is room for.
fn spread(left: Vec<Span<'static>>, right: &str, columns: usize, theme: Theme) -> Line<'static> {
    let taken: usize = left.iter().map(Span::width).sum();
    let mut spans = left;
    let right = clean(right);
    if taken + 2 + width(&right) <= columns {
        spans.push(Span::raw(" ".repeat(columns - taken - width(&right))));
        spans.push(Span::styled(right, theme.faint()));
    }
    Line::from(spans)
}

/// What was told, the next step, the file, the keys.
fn foot(desk: &Desk, columns: usize, theme: Theme) -> Lines {
    let mut lines = Lines::new();
    if let Some(note) = &desk.note {
        for line in wrap(&clean(note), columns, 0).into_iter().take(3) {
            lines.push(Line::styled(line, theme.unsure()));
        }
    }
    let step = fit(&clean(&next_step(desk)), columns.saturating_sub(6));
    lines.push(Line::from(vec![
        Span::styled("Next: ", theme.strong()),
        Span::raw(step),
    ]));
    let file = clean(&desk.seat().file);
    let line = desk
        .verdict()
        .and_then(|verdict| verdict.diagnosis.as_ref()?.at.first());
    let file = line.map_or(file.clone(), |at| format!("{file}:{}", at.line));
    if width(&file) + 6 <= columns {
        lines.push(Line::from(vec![
            Span::styled("File: ", theme.faint()),
            Span::styled(file, theme.link()),
        ]));
    }
    lines.push(keys(desk, columns, theme));
    lines
}

/// As many keys as there is room for; help and quit always.
fn keys(desk: &Desk, columns: usize, theme: Theme) -> Line<'static> {
    let always = ["?", "q"];
    let open = |key: &str| key != "s" || desk.seat().solved;
    let mut room = columns;
    let size = |key: &str, word: &str| width(key) + width(word) + 3;
    for (key, word, _) in KEYS.iter().filter(|(key, ..)| always.contains(key)) {
        room = room.saturating_sub(size(key, word));
    }
    let mut spans = Vec::new();
    for (key, word, _) in KEYS {
        if !always.contains(&key) {
            if !open(key) {
                continue;
            }
            // The first that finds no room ends the line: they stand in the order of their use.
            room = room.saturating_sub(size(key, word));
            if room == 0 {
                continue;
            }
        }
        spans.push(Span::styled(key, theme.strong()));
        spans.push(Span::styled(format!(" {word}  "), theme.faint()));
    }
    Line::from(spans)
}

fn middle(desk: &Desk, columns: usize, theme: Theme) -> Lines {
    match &desk.panel {
        Panel::Verdict => verdict::lines(desk, columns, theme),
        Panel::Page(page) => {
            let mut lines = vec![
                Line::styled(clean(&page.title), theme.strong()),
                Line::default(),
            ];
            lines.extend(markdown(&page.text, columns, theme));
            lines
        }
        Panel::Run => panels::run(desk, columns, theme),
        Panel::List {
            cursor,
            search,
            searching,
        } => panels::list(desk, *cursor, search, *searching, columns, theme),
        Panel::All(_) => panels::all(desk, columns, theme),
        Panel::Reset => {
            let words = format!(
                "Begin {} again? Your main.rs is kept in .parallel-tracks/backups, and the file is \
                 as it was in the beginning.",
                desk.seat().name
            );
            let mut lines = sentence(&words, columns, theme.strong());
            lines.push(Line::default());
            lines.push(Line::raw("y  yes      n  no"));
            lines
        }
        Panel::Help => panels::help(columns, theme),
    }
}

/// Whether the picture changes with time alone.
pub(crate) fn shows_a_clock(desk: &Desk) -> bool {
    desk.is_busy()
        || (matches!(desk.panel, Panel::Verdict) && !matches!(desk.phase, Phase::Nothing))
}
