//! `cargo xtask hint`: which hint comes next, from `hints.md`.
//!
//! `# Step 1`, `# Step 2` … grow stronger; `# When sequential` answers one diagnosis. The hints' words
//! belong to the lesson; only their order is decided here.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::cli::HintArgs;
use crate::course::{Course, Lesson};
use crate::markdown::{self, Section};
use crate::next::OrTry;
use crate::progress::{self, Progress};

pub(crate) fn run(args: HintArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let progress = Progress::load(&course.root);
    let lesson = progress.chosen(&course, args.exercise.as_deref())?;
    let next = format!("cargo xtask solution {} --spoil", lesson.short());
    let path = lesson.hints();
    let text = fs::read_to_string(&path)
        .with_context(|| format!("failed to read {}", path.display()))
        .or_try(&next)?;
    if args.all {
        write(&text)?;
        return Ok(ExitCode::SUCCESS);
    }
    let Some(hint) = next_hint(&text, &progress, lesson) else {
        let none: Result<ExitCode> = (|| bail!("{} has no hints yet", lesson.name))();
        return none.or_try(next);
    };
    let Hint { title, body, .. } = &hint;
    let more = hint.more(lesson);
    write(&format!("# {title}\n\n{body}\n\n{more}\n"))?;
    progress::update(&course.root, |progress| hint.record(progress, lesson));
    Ok(ExitCode::SUCCESS)
}

/// A hint that is to be shown.
pub struct Hint {
    pub title: String,
    pub body: String,
    choice: Choice,
    last: bool,
}

/// The hint whose turn it is; `text` is the lesson's `hints.md`.
pub fn next_hint(text: &str, progress: &Progress, lesson: &Lesson) -> Option<Hint> {
    let hints = Hints::parse(text);
    let choice = hints.choose(&State::of(progress, lesson))?;
    Some(hints.hint(choice, lesson))
}

impl Hint {
    /// Whether there is none after this one.
    pub fn is_last(&self) -> bool {
        self.last
    }

    /// Notes that it has been shown.
    pub fn record(&self, progress: &mut Progress, lesson: &Lesson) {
        match &self.choice {
            Choice::When(id) => progress.record_hint_for(&lesson.name, id),
            Choice::Step(index) | Choice::LastAgain(index) => {
                progress.record_hint_step(&lesson.name, index + 1);
            }
        }
    }

    /// What can be asked next on a command line.
    fn more(&self, lesson: &Lesson) -> String {
        let short = lesson.short();
        match &self.choice {
            Choice::LastAgain(_) => {
                format!("Still stuck? `cargo xtask solution {short} --spoil` shows one way")
            }
            _ if self.last => {
                format!("That was the last hint. `cargo xtask check {short}` when you are ready")
            }
            _ => format!("More: `cargo xtask hint {short}`"),
        }
    }
}

fn write(text: &str) -> io::Result<()> {
    if io::stdout().is_terminal() {
        anstream::stdout().write_all(markdown::for_terminal(text).as_bytes())
    } else {
        anstream::stdout().write_all(text.as_bytes())
    }
}

/// What the learner has seen.
#[derive(Clone, Debug, Default)]
struct State {
    diagnosis: Option<String>,
    hinted: Option<String>,
    steps: usize,
}

impl State {
    fn of(progress: &Progress, lesson: &Lesson) -> State {
        State {
            diagnosis: progress.diagnosis(&lesson.name).map(str::to_owned),
            hinted: progress.hinted(&lesson.name).map(str::to_owned),
            steps: progress.hints_shown(&lesson.name),
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Choice {
    /// The one for this diagnosis.
    When(String),
    /// The step of this index.
    Step(usize),
    /// All steps have been shown, and this is the last.
    LastAgain(usize),
}

struct Hints<'a> {
    steps: Vec<Section<'a>>,
    whens: Vec<Section<'a>>,
}

impl<'a> Hints<'a> {
    fn parse(text: &'a str) -> Hints<'a> {
        let mut hints = Hints {
            steps: Vec::new(),
            whens: Vec::new(),
        };
        for section in markdown::sections(text, 1) {
            if section.heading.starts_with("Step ") {
                hints.steps.push(section);
            } else if section.heading.starts_with("When ") {
                hints.whens.push(section);
            }
        }
        hints
    }

    /// `# When sequential` or `# When sequential, faked`.
    fn when(&self, id: &str) -> Option<&Section<'a>> {
        self.whens.iter().find(|section| {
            let ids = section.heading.trim_start_matches("When ");
            ids.split([',', ' ']).any(|one| one.trim_matches('`') == id)
        })
    }

    fn choose(&self, state: &State) -> Option<Choice> {
        if let Some(id) = &state.diagnosis
            && state.hinted.as_ref() != Some(id)
            && self.when(id).is_some()
        {
            return Some(Choice::When(id.clone()));
        }
        let last = self.steps.len().checked_sub(1)?;
        Some(if state.steps <= last {
            Choice::Step(state.steps)
        } else {
            Choice::LastAgain(last)
        })
    }

    fn hint(&self, choice: Choice, lesson: &Lesson) -> Hint {
        let name = &lesson.name;
        let count = self.steps.len();
        let (title, body) = match &choice {
            Choice::When(id) => (
                format!("{name}: hint for {id}"),
                self.when(id).map_or("", Section::body).to_owned(),
            ),
            Choice::Step(index) => (
                format!("{name}: hint {} of {count}", index + 1),
                self.steps[*index].body().to_owned(),
            ),
            Choice::LastAgain(index) => (
                format!("{name}: hint {count} of {count}, again"),
                format!(
                    "You have seen all hints. The last one was:\n\n{}",
                    self.steps[*index].body()
                ),
            ),
        };
        let last = match &choice {
            Choice::When(_) => false,
            Choice::Step(index) => index + 1 == count,
            Choice::LastAgain(_) => true,
        };
        Hint {
            title,
            body,
            choice,
            last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Words before.\n\n# Step 1\n\nlook\n\n# When sequential, `faked`\n\nline 14\n\n\
        # Step 2\n\n```rust\n# Step 9\n```\n";

    #[test]
    fn hints_come_in_order_and_the_last_one_again() {
        let hints = Hints::parse(TEXT);
        let mut state = State::default();
        for expected in [
            Choice::Step(0),
            Choice::Step(1),
            Choice::LastAgain(1),
            Choice::LastAgain(1),
        ] {
            assert_eq!(hints.choose(&state), Some(expected));
            state.steps += 1;
        }
        assert!(hints.steps[1].body().contains("# Step 9"));
    }

    #[test]
    fn after_a_failed_check_the_hint_for_its_diagnosis_comes_first_and_once() {
        let hints = Hints::parse(TEXT);
        let mut state = State {
            diagnosis: Some("faked".to_owned()),
            hinted: None,
            steps: 1,
        };
        assert_eq!(hints.choose(&state), Some(Choice::When("faked".to_owned())));
        state.hinted = state.diagnosis.clone();
        assert_eq!(hints.choose(&state), Some(Choice::Step(1)));
        state.diagnosis = Some("sequential".to_owned());
        assert_eq!(
            hints.choose(&state),
            Some(Choice::When("sequential".to_owned()))
        );
    }

    #[test]
    fn a_diagnosis_without_a_hint_of_its_own_gets_the_next_step() {
        let hints = Hints::parse(TEXT);
        let state = State {
            diagnosis: Some("panics".to_owned()),
            ..State::default()
        };
        assert_eq!(hints.choose(&state), Some(Choice::Step(0)));
    }

    #[test]
    fn no_hints_is_no_choice() {
        assert_eq!(Hints::parse("").choose(&State::default()), None);
    }
}
