//! What can stand in the middle of the screen in place of the verdict, except texts.

use ratatui_core::style::Style;
use ratatui_core::text::{Line, Span};

use super::text::{clean, fit, sentence};
use super::theme::Theme;
use super::{Lines, verdict};
use crate::desk::keys::{KEYS, found};
use crate::desk::{Desk, Panel};
use xtask::text::{width, wrap};

pub(super) fn run(desk: &Desk, columns: usize, theme: Theme) -> Lines {
    let real = &desk.run;
    let mut lines = match (&real.words, real.began) {
        (Some(words), _) => sentence(&format!("For real: {words}"), columns, theme.strong()),
        (None, Some(_)) => verdict::running(real, desk.now, columns, theme),
        (None, None) => sentence("For real: building", columns, theme.strong()),
    };
    lines.push(Line::default());
    lines.extend(verdict::run(real, desk.now, columns, theme));
    lines
}

pub(super) fn list(
    desk: &Desk,
    cursor: usize,
    search: &str,
    searching: bool,
    columns: usize,
    theme: Theme,
) -> Lines {
    let mut lines = Lines::new();
    if searching || !search.is_empty() {
        lines.push(Line::raw(format!(
            "/{}{}",
            clean(search),
            if searching { "_" } else { "" }
        )));
    }
    let found = found(&desk.seats, search);
    if found.is_empty() {
        lines.push(Line::raw("no lesson is called so"));
    }
    let names = desk
        .seats
        .iter()
        .map(|seat| width(&seat.name))
        .max()
        .unwrap_or(0);
    for index in found {
        let seat = &desk.seats[index];
        let pointer = if index == cursor { "›" } else { " " };
        let state = match (seat.solved, index == desk.at) {
            (true, _) => "✓ solved",
            (false, true) => "  here  ",
            (false, false) => "        ",
        };
        let name = &seat.name;
        let text = format!("{pointer} {state}  {name:names$}  {}", seat.title);
        let style = if index == cursor {
            theme.chosen()
        } else {
            Style::new()
        };
        lines.push(Line::styled(fit(&clean(&text), columns), style));
    }
    lines
}

pub(super) fn all(desk: &Desk, columns: usize, theme: Theme) -> Lines {
    let Panel::All(results) = &desk.panel else {
        return Lines::new();
    };
    let names = desk
        .seats
        .iter()
        .map(|seat| width(&seat.name))
        .max()
        .unwrap_or(0);
    let mut lines = vec![
        Line::styled("All lessons, in the lab", theme.strong()),
        Line::default(),
    ];
    for (seat, result) in desk.seats.iter().zip(results) {
        let name = &seat.name;
        let line = match result {
            None => Line::styled(format!("… {name}"), theme.faint()),
            Some((status, words)) => {
                let (style, sign) = theme.status(*status);
                let words = fit(&clean(words), columns.saturating_sub(names + 4));
                Line::from(vec![
                    Span::styled(format!("{sign} "), style),
                    Span::raw(format!("{name:names$}  {words}")),
                ])
            }
        };
        lines.push(line);
    }
    lines
}

pub(super) fn help(columns: usize, theme: Theme) -> Lines {
    let words = "Every save of your main.rs is checked; what you see is always about what you saved \
                 last. Nothing moves on by itself.";
    let mut lines = sentence(words, columns, Style::new());
    lines.push(Line::default());
    for (key, _, words) in KEYS.iter().filter(|(key, ..)| *key != "?") {
        for (index, text) in wrap(&format!("      {words}"), columns, 6)
            .into_iter()
            .enumerate()
        {
            let text = text.trim_start().to_owned();
            let key = if index == 0 { *key } else { "" };
            lines.push(Line::from(vec![
                Span::styled(format!("{key:6}"), theme.strong()),
                Span::raw(text),
            ]));
        }
    }
    lines
}
