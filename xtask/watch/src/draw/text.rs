//! Text on its way to the screen: without what could repaint the terminal, with the little of Markdown that
//! the lessons have.

use ratatui_core::style::Style;
use ratatui_core::text::Line;
use xtask::markdown::{Piece, pieces};
use xtask::text::{width, wrap};

use super::theme::Theme;

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

/// Wrapped lines in one style.
pub(super) fn sentence(text: &str, columns: usize, style: Style) -> Vec<Line<'static>> {
    let lines = text.lines().flat_map(|line| wrap(&clean(line), columns, 0));
    lines.map(|line| Line::styled(line, style)).collect()
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
    fn a_link_shows_its_address() {
        assert_eq!(
            links("- [a](http://x) and [`b`](http://y): more"),
            "- a (http://x) and `b` (http://y): more"
        );
    }
}
