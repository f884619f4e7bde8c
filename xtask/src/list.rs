//! `cargo xtask list`: the lessons by part, what is solved, and which comes next.

use std::fs;
use std::io::Write;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use anyhow::Result;

use crate::course::Course;
use crate::progress::{Progress, source_hash};

pub(crate) fn run() -> Result<ExitCode> {
    let course = Course::find()?;
    let progress = Progress::load(&course.root);
    anstream::stdout().write_all(table(&course, &progress).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// What the parts of the course are about.
pub fn part_title(part: u32) -> &'static str {
    match part {
        1 => "the five examples",
        2 => "threads, for real",
        3 => "async, for real",
        _ => "next steps",
    }
}

/// The list as text with styles; a word stands beside each colour.
fn table(course: &Course, progress: &Progress) -> String {
    let bold = Style::new().bold();
    let green = AnsiColor::Green.on_default();
    let lessons = course.lessons();
    let widest = |of: &dyn Fn(&str, &str) -> usize| {
        lessons
            .iter()
            .map(|lesson| of(&lesson.name, lesson.title()))
            .max()
            .unwrap_or(0)
    };
    let name_width = widest(&|name, _| name.chars().count());
    let title_width = widest(&|_, title| title.chars().count());
    let next = progress.next(course).map(|lesson| lesson.name.as_str());

    let mut text = String::new();
    let mut part = None;
    for lesson in lessons {
        let about = lesson.about.as_ref();
        let its_part = about.ok().map(|about| about.part);
        if its_part.is_some() && its_part != part {
            part = its_part;
            let gap = if text.is_empty() { "" } else { "\n" };
            let number = part.unwrap_or_default();
            text.push_str(&format!(
                "{gap}{bold}Part {number}: {}{bold:#}\n",
                part_title(number)
            ));
        }
        let state = if progress.is_solved(&lesson.name) {
            format!("{green}solved{green:#} ")
        } else if next == Some(&lesson.name) {
            format!("{bold}next   {bold:#}")
        } else {
            "       ".to_owned()
        };
        let rest = match about {
            Ok(about) => format!(
                "{:title_width$}  {:7}  {:2} min",
                about.title, about.engine, about.minutes
            ),
            Err(why) => format!("its Cargo.toml says nothing of the lesson: {why}"),
        };
        let changed = progress.is_solved(&lesson.name)
            && fs::read(lesson.main_rs())
                .is_ok_and(|source| !progress.has_passed(&lesson.name, &source_hash(&source)));
        let rest = if changed {
            format!("{rest}  (changed since it passed)")
        } else {
            rest
        };
        let name = &lesson.name;
        let line = format!("  {state}  {name:name_width$}  {}", rest.trim_end());
        text.push_str(&line);
        text.push('\n');
    }
    let solved = lessons
        .iter()
        .filter(|lesson| progress.is_solved(&lesson.name))
        .count();
    text.push_str(&format!("\n{solved} of {} solved. ", lessons.len()));
    text.push_str(&match progress.next(course) {
        Some(lesson) => {
            let short = lesson.short();
            format!("Next: `cargo xtask show {short}`, then `cargo xtask check {short}`\n")
        }
        None if lessons.is_empty() => "There are no lessons in exercises/\n".to_owned(),
        None => "Well done: that is the whole course. `cargo xtask check --all` proves it again\n"
            .to_owned(),
    });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_what_is_solved_and_what_comes_next_in_words() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, part) in [
            ("ex01_two_threads", 1),
            ("ex02_join_waits", 1),
            ("ex06_five", 2),
        ] {
            let lesson = folder.path().join("exercises").join(name);
            std::fs::create_dir_all(&lesson).expect("a lesson");
            let text = format!(
                "[package.metadata.lesson]\ntitle = \"T\"\npart = {part}\nengine = \"async\"\n\
                 minutes = 5\nsource = \"s\"\n"
            );
            std::fs::write(lesson.join("Cargo.toml"), text).expect("a manifest");
        }
        let course = Course::open(folder.path().to_owned(), "target".into()).expect("a course");
        let mut progress = Progress::default();
        progress.record_pass("ex01_two_threads", "h");
        let text = table(&course, &progress);
        let plain = anstream::adapter::strip_str(&text).to_string();
        assert_eq!(
            plain,
            "Part 1: the five examples\n  solved   ex01_two_threads  T  async     5 min\n  \
             next     ex02_join_waits   T  async     5 min\n\n\
             Part 2: threads, for real\n           ex06_five         T  async     5 min\n\n\
             1 of 3 solved. Next: `cargo xtask show ex02`, then `cargo xtask check ex02`\n"
        );
    }
}
