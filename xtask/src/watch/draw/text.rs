//! Text on its way to the screen: without what could repaint the terminal, wrapped to the width, with
//! the little of Markdown that the lessons have.

use ratatui_core::style::Style;
use ratatui_core::text::{Line, Span};

use super::theme::Theme;
use crate::markdown::{Piece, pieces};

/// Lines longer than this are hard to follow with the eye.
const READABLE: usize = 96;

/// Columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    Span::raw(text).width()
}

/// Control characters, and those that reorder a line, are written out; a tab becomes spaces.
pub(crate) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c == '\t' {
            clean.push_str("    ");
        } else if c.is_control() || reorders {
            clean.extend(c.escape_default());
        } else {
            clean.push(c);
        }
    }
    clean
}

/// The beginning of a text that is too wide, with a sign that there was more.
pub(super) fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width(&kept) >= columns {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

/// Breaks a sentence between words; `hang` spaces stand before each line but the first.
pub(crate) fn wrap(text: &str, columns: usize, hang: usize) -> Vec<String> {
    let columns = columns.min(READABLE).max(hang + 8);
    let indent = text.len() - text.trim_start_matches(' ').len();
    let mut lines = Vec::new();
    let mut line = " ".repeat(indent);
    let mut empty = true;
    for word in text.split_whitespace() {
        let gap = usize::from(!empty);
        if !empty && width(&line) + gap + width(word) > columns {
            lines.push(std::mem::replace(&mut line, " ".repeat(hang)));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        let mut rest = word;
        // A word that is wider than the screen, such as an address.
        while width(&line) + width(rest) > columns {
            let room = columns.saturating_sub(width(&line)).max(1);
            let cut = rest
                .char_indices()
                .nth(room)
                .map_or(rest.len(), |(at, _)| at);
            line.push_str(&rest[..cut]);
            rest = &rest[cut..];
            if rest.is_empty() {
                break;
            }
            lines.push(std::mem::replace(&mut line, " ".repeat(hang)));
        }
        line.push_str(rest);
        empty = false;
    }
    if !empty || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Wrapped lines in one style.
pub(super) fn sentence(text: &str, columns: usize, style: Style) -> Vec<Line<'static>> {
    let lines = text.lines().flat_map(|line| wrap(&clean(line), columns, 0));
    lines.map(|line| Line::styled(line, style)).collect()
}

/// A sentence begins with a capital and ends with a sign.
pub(crate) fn capital(text: &str) -> String {
    let is_path = text
        .split(' ')
        .next()
        .is_some_and(|word| word.contains("::"));
    let mut chars = text.chars();
    let first = chars.next().filter(|_| !is_path).map(char::to_uppercase);
    let rest = if is_path { text } else { chars.as_str() };
    let text: String = first.into_iter().flatten().chain(rest.chars()).collect();
    if text.ends_with(['.', '!', '?', ':']) {
        text
    } else {
        text + "."
    }
}

/// Markdown as lines.
pub(super) fn markdown(text: &str, columns: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Heading(words) => lines.push(Line::styled(clean(words), theme.strong())),
            Piece::Code(code) => {
                let code = fit(&clean(code), columns.saturating_sub(4));
                lines.push(Line::styled(format!("    {code}"), theme.code()));
            }
            Piece::Text(line) => {
                let line = clean(line);
                let hang = if line.trim_start().starts_with("- ") {
                    2
                } else {
                    0
                };
                let line = links(&line).replace("**", "");
                lines.extend(wrap(&line, columns, hang).into_iter().map(Line::raw));
            }
        }
    }
    lines
}

/// `[words](address)` as `words (address)`, which a terminal can open.
fn links(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        let Some((address, behind)) = after.split_once(')') else {
            break;
        };
        let words = before.rsplit_once('[');
        let Some((before, words)) = words else { break };
        out.push_str(&format!("{before}{words} ({address})"));
        rest = behind;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_repaints_the_terminal_gets_through() {
        let hostile = "a\u{1b}[2Jb\u{7}\u{9b}31m\tc\u{202e}d\r\0";
        let clean = clean(hostile);
        assert!(!clean.chars().any(char::is_control), "{clean:?}");
        assert_eq!(clean, r"a\u{1b}[2Jb\u{7}\u{9b}31m    c\u{202e}d\r\u{0}");
    }

    #[test]
    fn no_line_is_wider_than_the_screen() {
        let text = "- a fairly ordinary sentence with https://an.address.that/is/much/longer/than/the/screen";
        for columns in 10..80 {
            for line in wrap(text, columns, 2) {
                assert!(width(&line) <= columns, "{columns}: {line:?}");
            }
        }
    }

    #[test]
    fn wrapping_loses_no_letter() {
        let text = "one two threethreethreethreethree four";
        let all: String = wrap(text, 10, 0).concat().split_whitespace().collect();
        assert_eq!(all, text.split_whitespace().collect::<String>());
    }

    #[test]
    fn a_link_shows_its_address() {
        assert_eq!(
            links("- [a](http://x) and [`b`](http://y): more"),
            "- a (http://x) and `b` (http://y): more"
        );
    }
}
