//! Text as people read it: how wide it is on a terminal, where it breaks, and how a sentence begins and ends.
//! Colours and Markdown are no matter of this room.

use unicode_width::UnicodeWidthStr;

/// Lines longer than this are hard to follow with the eye.
const READABLE: usize = 96;

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Breaks a sentence between words; `hang` spaces stand before each line but the first.
pub fn wrap(text: &str, columns: usize, hang: usize) -> Vec<String> {
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

/// A sentence, with its first letter as sentences have it; the path of a function keeps its own.
pub fn capital(text: &str) -> String {
    let is_path = text
        .split(' ')
        .next()
        .is_some_and(|word| word.contains("::"));
    let mut chars = text.chars();
    let first = chars.next().filter(|_| !is_path).map(char::to_uppercase);
    let rest = if is_path { text } else { chars.as_str() };
    let sentence: String = first.into_iter().flatten().chain(rest.chars()).collect();
    if sentence.ends_with(['.', '!', '?', ':']) {
        sentence
    } else {
        sentence + "."
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
