//! `cargo xtask show`: a lesson's README in three views. The code view is its section `## In code`, the
//! theory view is all the rest, so that the two together are the whole.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::cli::{ShowArgs, View};
use crate::course::Course;
use crate::markdown;
use crate::next::OrTry;
use crate::progress::Progress;

const CODE_HEADING: &str = "In code";

pub(crate) fn run(args: ShowArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let progress = Progress::load(&course.root);
    let lesson = progress.chosen(&course, args.exercise.as_deref())?;
    let path = lesson.readme();
    let readme = fs::read_to_string(&path)
        .with_context(|| format!("failed to read {}", path.display()))
        .or_try("cargo xtask list")?;
    let main_rs = lesson.main_rs();
    let main_rs = main_rs.strip_prefix(&course.root).unwrap_or(&main_rs);
    let text = view(&readme, main_rs, args.view);
    // Who pipes it wants the Markdown.
    let text = if io::stdout().is_terminal() {
        markdown::for_terminal(&text)
    } else {
        text
    };
    anstream::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The lesson, or a part of it, as Markdown.
pub(crate) fn view(readme: &str, main_rs: &Path, view: View) -> String {
    let sections = markdown::sections(readme, 2);
    let code = sections
        .iter()
        .find(|section| section.heading == CODE_HEADING)
        .map(|section| section.text);
    let yours = format!("Your file: {}\n", main_rs.display());
    match (view, code) {
        (View::All, _) => format!("{}\n\n{yours}", readme.trim_end()),
        (View::Code, Some(code)) => format!("{}\n\n{yours}", code.trim_end()),
        (View::Code, None) => yours,
        (View::Theory, Some(code)) => {
            let text = readme.replacen(code, "", 1);
            format!("{}\n", text.trim_end())
        }
        (View::Theory, None) => format!("{}\n", readme.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = "# Gather\n\nGoal.\n\n## Waiting\n\nIdeas.\n\n## In code\n\n```rust\n\
        # join!\n```\n\n## Further reading\n\nBooks.\n";

    fn shown(which: View) -> String {
        view(README, Path::new("src/main.rs"), which)
    }

    #[test]
    fn theory_and_code_together_are_all() {
        let (theory, code, all) = (shown(View::Theory), shown(View::Code), shown(View::All));
        let mut parts: Vec<&str> = theory.lines().chain(code.lines()).collect();
        let mut whole: Vec<&str> = all.lines().collect();
        parts.retain(|line| !line.is_empty());
        whole.retain(|line| !line.is_empty());
        parts.sort_unstable();
        whole.sort_unstable();
        assert_eq!(parts, whole);
    }

    #[test]
    fn the_theory_has_what_stands_before_and_after_the_code() {
        let theory = shown(View::Theory);
        assert!(theory.contains("Ideas.") && theory.contains("Books."));
        assert!(!theory.contains("join!") && !theory.contains("main.rs"));
    }

    #[test]
    fn the_code_view_ends_with_the_file_to_edit() {
        assert_eq!(
            shown(View::Code),
            "## In code\n\n```rust\n# join!\n```\n\nYour file: src/main.rs\n"
        );
    }

    #[test]
    fn a_lesson_without_code_still_names_the_file() {
        let text = view("# T\n", Path::new("m.rs"), View::Code);
        assert_eq!(text, "Your file: m.rs\n");
    }
}
