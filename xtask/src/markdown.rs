//! As much of Markdown as the lessons need: sections by their headings, and bold headings in a terminal.
//!
//! It does not wrap lines, make tables or follow links. A crate that does brings some twenty others,
//! and each learner would wait for them.

use anstyle::Style;

/// A heading and what stands below it, up to the next heading of the same level or above.
#[derive(Debug, PartialEq, Eq)]
pub struct Section<'a> {
    pub heading: &'a str,
    /// With the line of the heading.
    pub(crate) text: &'a str,
}

impl Section<'_> {
    /// Without the line of the heading.
    pub fn body(&self) -> &str {
        self.text
            .split_once('\n')
            .map_or("", |(_, body)| body)
            .trim()
    }
}

/// The sections of one level, in their order. A `#` inside a code block is no heading.
pub fn sections(text: &str, level: usize) -> Vec<Section<'_>> {
    let mut sections = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (start, found, heading) in headings(text) {
        if found > level {
            continue;
        }
        if let Some((from, heading)) = open.take() {
            let text = &text[from..start];
            sections.push(Section { heading, text });
        }
        open = (found == level).then_some((start, heading));
    }
    if let Some((from, heading)) = open {
        let text = &text[from..];
        sections.push(Section { heading, text });
    }
    sections
}

/// For a terminal: headings bold and without their marks, code indented, the rest as it is.
pub(crate) fn for_terminal(text: &str) -> String {
    let bold = Style::new().bold();
    let mut shown = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Code("") => {}
            Piece::Code(line) => shown.push_str(&format!("    {line}")),
            Piece::Heading(words) => shown.push_str(&format!("{bold}{words}{bold:#}")),
            Piece::Text(line) => shown.push_str(line),
        }
        shown.push('\n');
    }
    shown
}

/// A line by what it is; the marks of headings and code blocks are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Heading(&'a str),
    Text(&'a str),
    Code(&'a str),
}

/// The lines of a text, for who lays them out.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut fence = Fence::default();
    let mut pieces = Vec::new();
    for line in text.lines() {
        match fence.pass(line) {
            Place::Fence => {}
            Place::Code => pieces.push(Piece::Code(line)),
            Place::Text => pieces.push(match heading(line) {
                Some((_, words)) => Piece::Heading(words),
                None => Piece::Text(line),
            }),
        }
    }
    pieces
}

/// Offset, level and words of each heading.
fn headings(text: &str) -> Vec<(usize, usize, &str)> {
    let mut found = Vec::new();
    let mut fence = Fence::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if fence.pass(line) == Place::Text
            && let Some((level, words)) = heading(line)
        {
            found.push((start, level, words));
        }
        start += line.len();
    }
    found
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let words = rest.strip_prefix(' ')?.trim();
    (1..=6).contains(&level).then_some((level, words))
}

#[derive(PartialEq, Eq)]
enum Place {
    Text,
    Fence,
    Code,
}

/// Knows whether we are inside a code block; a longer or other fence does not end it.
#[derive(Default)]
struct Fence {
    open: Option<(char, usize)>,
}

impl Fence {
    fn pass(&mut self, line: &str) -> Place {
        let line = line.trim();
        let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'));
        let length = mark.map_or(0, |mark| line.chars().take_while(|c| *c == mark).count());
        match (self.open, mark) {
            (None, Some(mark)) if length >= 3 => {
                self.open = Some((mark, length));
                Place::Fence
            }
            (None, _) => Place::Text,
            (Some((mark, least)), found) if found == Some(mark) && length >= least => {
                self.open = None;
                Place::Fence
            }
            (Some(_), _) => Place::Code,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_inside_a_code_block_is_code() {
        let text = "# One\na\n```\n# not one\n```\n# Two\nb\n";
        let found = sections(text, 1);
        let headings: Vec<_> = found.iter().map(|section| section.heading).collect();
        assert_eq!(headings, ["One", "Two"]);
        assert_eq!(found[1].body(), "b");
    }

    #[test]
    fn a_section_holds_its_lower_headings_and_ends_at_a_higher_one() {
        let text = "# T\n## A\n### B\nb\n## C\nc\n# U\n## D\n";
        let found = sections(text, 2);
        let texts: Vec<_> = found.iter().map(|section| section.text).collect();
        assert_eq!(texts, ["## A\n### B\nb\n", "## C\nc\n", "## D\n"]);
    }

    #[test]
    fn a_terminal_shows_headings_without_marks_and_code_as_it_is() {
        let shown = for_terminal("# Goal\nrun `x`\n```rust\n# [derive]\n```\n");
        let plain = anstream::adapter::strip_str(&shown).to_string();
        assert_eq!(plain, "Goal\nrun `x`\n    # [derive]\n");
    }
}
