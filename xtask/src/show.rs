//! `cargo xtask show`: a lesson's README in three views. The code view is its section `## In code`, the
//! theory view is all the rest, so that the two together are the whole.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::cli::{ShowArgs, View};
use crate::course::{Course, Lesson};
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
    let text = view(&readme, &Place::of(&course, lesson), args.view);
    // Who pipes it wants the Markdown.
    let text = if io::stdout().is_terminal() {
        markdown::for_terminal(&text)
    } else {
        text
    };
    anstream::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Where a lesson stands: its file, and its neighbours in the course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file to edit, from the root of the course.
    pub(crate) main_rs: PathBuf,
    /// The lessons that it builds on, with their titles.
    pub(crate) builds_on: Vec<String>,
    /// The lesson that comes next, with its title.
    pub(crate) after: Option<String>,
}

impl Place {
    pub fn of(course: &Course, lesson: &Lesson) -> Place {
        let main_rs = lesson.main_rs();
        let needs = lesson.about.as_ref().map_or(&[][..], |about| &about.needs);
        let titled = |lesson: &Lesson| format!("{} ({})", lesson.name, lesson.title());
        Place {
            main_rs: main_rs
                .strip_prefix(&course.root)
                .unwrap_or(&main_rs)
                .to_owned(),
            builds_on: needs
                .iter()
                .map(|name| course.resolve(name).map_or_else(|_| name.clone(), titled))
                .collect(),
            after: course.after(lesson).map(titled),
        }
    }

    fn neighbours(&self) -> String {
        let mut text = String::new();
        if !self.builds_on.is_empty() {
            text.push_str(&format!("\nBuilds on: {}\n", self.builds_on.join(", ")));
        }
        if let Some(after) = &self.after {
            text.push_str(&format!("\nNext lesson: {after}\n"));
        }
        text
    }
}

/// The lesson, or a part of it, as Markdown.
pub fn view(readme: &str, place: &Place, view: View) -> String {
    let sections = markdown::sections(readme, 2);
    let code = sections
        .iter()
        .find(|section| section.heading == CODE_HEADING)
        .map(|section| section.text);
    let yours = format!("Your file: {}\n", place.main_rs.display());
    let neighbours = place.neighbours();
    match (view, code) {
        (View::All, _) => format!("{}\n\n{yours}{neighbours}", readme.trim_end()),
        (View::Code, Some(code)) => format!("{}\n\n{yours}", code.trim_end()),
        (View::Code, None) => yours,
        (View::Theory, Some(code)) => {
            let text = readme.replacen(code, "", 1);
            format!("{}\n{neighbours}", text.trim_end())
        }
        (View::Theory, None) => format!("{}\n{neighbours}", readme.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = "# Gather\n\nGoal.\n\n## Waiting\n\nIdeas.\n\n## In code\n\n```rust\n\
        # join!\n```\n\n## Further reading\n\nBooks.\n";

    fn place() -> Place {
        Place {
            main_rs: "src/main.rs".into(),
            builds_on: vec!["ex01_one (One)".into(), "ex02_two (Two)".into()],
            after: Some("ex05_next (Next)".into()),
        }
    }

    fn shown(which: View) -> String {
        view(README, &place(), which)
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
        let text = view("# T\n", &place(), View::Code);
        assert_eq!(text, "Your file: src/main.rs\n");
    }

    #[test]
    fn the_theory_ends_with_what_the_lesson_builds_on_and_what_comes_next() {
        let text = shown(View::Theory);
        assert!(
            text.ends_with(
                "\n\nBuilds on: ex01_one (One), ex02_two (Two)\n\nNext lesson: ex05_next (Next)\n"
            ),
            "{text}"
        );
        let alone = view("# T\n", &Place::default(), View::Theory);
        assert_eq!(alone, "# T\n");
    }
}
