//! `cargo xtask watch`: the learner's desk. Each save is checked at once; keys do the rest.
//!
//! The desk is a pure model ([`desk`]) and a pure picture ([`draw`]). Around them stand the watcher of
//! files ([`saves`]), the work that takes time ([`work`]) and the terminal ([`terminal`]), each with
//! threads of its own that send events; [`session`] brings them together.

mod desk;
mod draw;
mod plain;
mod saves;
mod session;
mod terminal;
mod work;

use std::fs;
use std::io::{IsTerminal, stdin, stdout};
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use desk::{Desk, Seat};
use session::{Session, Wishes};
use xtask::cli::WatchArgs;
use xtask::course::{Course, Lesson};
use xtask::list::part_title;
use xtask::markdown;
use xtask::progress::Progress;

#[derive(Debug, Parser)]
#[command(name = "watch", bin_name = "cargo xtask watch")]
struct Cli {
    #[command(flatten)]
    args: WatchArgs,
}

fn main() -> ExitCode {
    xtask::enter(|| run(Cli::parse().args))
}

fn run(args: WatchArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let progress = Progress::load(&course.root);
    let name = &progress.chosen(&course, args.exercise.as_deref())?.name;
    let lessons = course.lessons();
    let at = lessons.iter().position(|lesson| lesson.name == *name);
    let seats = lessons
        .iter()
        .map(|lesson| seat(&course, lesson, &progress));
    let desk = Desk::new(seats.collect(), at.unwrap_or(0), wants_colour());
    let wishes = Wishes {
        poll: args.poll,
        times: args.times,
        crash: args.crash,
    };
    let mut session = Session::new(course, desk, &wishes)?;
    if args.plain || !stdin().is_terminal() || !stdout().is_terminal() {
        plain::run(&mut session)?;
    } else {
        session.on_screen(&wishes)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// See <https://no-color.org>.
fn wants_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn seat(course: &Course, lesson: &Lesson, progress: &Progress) -> Seat {
    let readme = fs::read_to_string(lesson.readme()).unwrap_or_default();
    let section = |heading: &str| {
        let sections = markdown::sections(&readme, 2);
        let found = sections.iter().find(|section| section.heading == heading);
        found.map_or(String::new(), |section| section.body().to_owned())
    };
    let file = lesson.main_rs();
    let file = file.strip_prefix(&course.root).unwrap_or(&file);
    let about = lesson.about.as_ref();
    Seat {
        name: lesson.name.clone(),
        short: lesson.short().to_owned(),
        title: lesson.title().to_owned(),
        part: about.map_or(String::new(), |about| {
            format!("part {}: {}", about.part, part_title(about.part))
        }),
        about: about.map_or(String::new(), |about| {
            format!("{}, {} min", about.engine, about.minutes)
        }),
        task: sentences(&section("Goal")),
        notice: section("What to notice"),
        file: file.to_string_lossy().into_owned(),
        solved: progress.is_solved(&lesson.name),
    }
}

/// The sentences of the first paragraph.
fn sentences(text: &str) -> Vec<String> {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    words
        .split_inclusive(|word| word.ends_with(['.', '!', '?']))
        .map(|words| words.join(" ").replace("**", ""))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_task_is_the_first_paragraph_of_the_goal() {
        assert_eq!(
            sentences("Run two tasks,\nfor 1.5 s. Print **all** of it!\n\nMore."),
            ["Run two tasks, for 1.5 s.", "Print all of it!"]
        );
        assert_eq!(sentences("No sign"), ["No sign"]);
        assert!(sentences("").is_empty());
    }
}
