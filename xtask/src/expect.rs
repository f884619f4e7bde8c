//! Reads what a lesson expects: its check file and the snapshot of its reference solution.

use std::fs;

use anyhow::{Context, Result};
use grader::expectation::{CheckFile, Expectation};

use crate::course::Lesson;

/// The check file alone.
pub(crate) fn check_file(lesson: &Lesson) -> Result<CheckFile> {
    let path = lesson.check_file();
    let text =
        fs::read_to_string(&path).with_context(|| format!("failed to read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("failed to understand {}", path.display()))
}

/// Everything that the lesson's programs are held against.
pub fn expectation(lesson: &Lesson) -> Result<Expectation> {
    let check = check_file(lesson)?;
    let path = lesson.snapshot();
    let text =
        fs::read_to_string(&path).with_context(|| format!("failed to read {}", path.display()))?;
    let body = body(&text).with_context(|| format!("{} is no snapshot", path.display()))?;
    Expectation::new(check, body)
        .map_err(anyhow::Error::msg)
        .with_context(|| format!("failed to understand {}", path.display()))
}

/// An insta snapshot without its header, which stands between two lines of dashes.
fn body(snapshot: &str) -> Option<&str> {
    let (_, rest) = snapshot.strip_prefix("---\n")?.split_once("\n---\n")?;
    Some(rest.trim_end_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_of_a_snapshot_is_left_out_and_blank_lines_inside_are_kept() {
        let text = "---\nsource: a\nexpression: b\n---\none\n\n--- slow\ntwo\n";
        assert_eq!(body(text), Some("one\n\n--- slow\ntwo"));
        assert_eq!(body("one\n"), None);
    }
}
