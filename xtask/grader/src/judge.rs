//! One trace against the lesson's expectation: nothing to object, one finding, or no verdict.
//!
//! The questions are asked in a fixed order, each on the ground of those before it, so that one cause
//! gives one finding: did the program come to its own end ([`ends`]); if its transcript is not the wanted
//! one, why ([`order`]); if it is, was the work done as the lesson asks ([`evidence`]).

mod alone;
mod answers;
mod budget;
mod computing;
mod difference;
mod early;
mod ends;
mod evidence;
mod failures;
mod in_flight;
mod in_place;
mod late;
mod limit;
mod order;
mod pause;
mod pool;
mod sequence;
mod shared;
#[cfg(test)]
mod tests;
mod unpolled;
mod work;

pub(crate) use computing::reached;
pub use work::{Span, span};

use crate::diagnosis::Finding;
use crate::expectation::{Engine, Expectation};
use crate::facts::{Facts, Task};
use crate::hearsay::{Who, doers};
use crate::source::Source;
use crate::transcript::Transcript;
use crate::words;
use lab_trace::{CRATES, Class, Place, Trace};
use std::cell::OnceCell;
use std::time::Duration;

/// What rustc said without being asked to stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The lint (`unused_must_use`).
    pub code: String,
    pub line: u32,
    pub message: String,
}

/// What is known before the program runs.
#[derive(Clone, Debug)]
pub struct Submission<'a> {
    pub expectation: &'a Expectation,
    pub source: &'a Source,
    pub warnings: &'a [Warning],
    /// The learner's file as the traces name it.
    pub file: &'a str,
}

/// Which of the questions a program failed. Those after it were not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It comes to its own end, with code 0.
    Ends,
    /// It prints the right lines in a right order, with the right pauses.
    Transcript,
    /// The work is done as the lesson asks.
    Evidence,
}

/// What one trace comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed(Stage, Finding),
    /// The lab could not follow the program; why.
    Unknown(String),
    /// The variant asks for something that this program does in another way.
    NotApplicable,
}

/// One trace, and all that there is to hold it against.
struct Case<'a> {
    submission: &'a Submission<'a>,
    trace: &'a Trace,
    facts: &'a Facts,
    wanted: &'a Transcript,
    actual: Transcript,
    /// The program is to refuse its arguments.
    fails: bool,
    /// Messages of panics that the variant provokes.
    panics: &'a [String],
    /// How many threads of its own may be alive at once, where the lesson says so.
    most: Option<usize>,
    /// Who does what happens at each step, once somebody has asked.
    doers: OnceCell<Vec<Who>>,
}

impl Case<'_> {
    /// Whether the lesson has several groups of work for one engine, so that a finding should say which it is
    /// about.
    fn several_workloads(&self) -> bool {
        let check = &self.submission.expectation.check;
        let together = check.together.iter().map(|group| group.engine);
        let engines: Vec<Engine> = together
            .chain(check.limit.iter().map(|limit| limit.engine))
            .collect();
        let of = |engine| engines.iter().filter(|it| **it == engine).count();
        of(Engine::Either) == 0 && (of(Engine::Threads) > 1 || of(Engine::Async) > 1)
    }

    /// Who does what happens at each step.
    fn doers(&self) -> &[Who] {
        self.doers.get_or_init(|| doers(self.trace))
    }

    /// The line of a place in the learner's file; `None` for places elsewhere.
    fn line(&self, place: Option<Place>) -> Option<u32> {
        let place = place?;
        (self.trace.file(place) == Some(self.submission.file)).then_some(place.line)
    }

    /// The line of a wait. Where the operation was called from code that is not the learner's (an iterator
    /// adaptor of `core`), it is the last line of theirs on the way there.
    fn line_of(&self, wait: &crate::facts::Wait) -> Option<u32> {
        self.driven_by(wait)
            .or_else(|| self.line(wait.place))
            .or_else(|| self.line_before(wait.began, wait.thread, wait.task))
    }

    /// The line that drives a handle given to `block_on` itself: such a handle is awaited nowhere, and knows only
    /// the place where its task was spawned.
    fn driven_by(&self, wait: &crate::facts::Wait) -> Option<u32> {
        let spawned = self.facts.tasks.get(&wait.on?)?.place;
        let root = self.facts.tasks.get(&wait.task?).filter(|it| it.root)?;
        let line = self.line(root.place)?;
        let function = self.submission.source.function_at(line);
        let is_given = wait.class == Class::TaskJoin && wait.place == spawned;
        (is_given && !function.is_some_and(|function| function.brings_runtime)).then_some(line)
    }

    /// The line on which a task was started. Where others started it for the program, as a set does that is
    /// collected, the record has no line of the program's, and the text has to say.
    fn line_of_task(&self, task: &Task) -> Option<u32> {
        let file = task.place.and_then(|place| self.trace.file(place));
        let by_crate = file.is_some_and(|file| file.starts_with(CRATES));
        let mut unseen = self.submission.source.starts_unseen();
        let told = || unseen.next().filter(|_| !by_crate && !task.root);
        self.line(task.place).or_else(told)
    }

    /// The learner's line that the thread, or the task on it, was last seen on before a step.
    fn line_before(&self, step: usize, thread: u32, task: Option<u32>) -> Option<u32> {
        let events = self.trace.events[..step].iter().rev();
        events
            .filter(|event| event.thread == thread && event.task == task)
            .find_map(|event| self.line(event.place))
    }

    fn lines(&self, places: impl IntoIterator<Item = Option<Place>>) -> Vec<u32> {
        places
            .into_iter()
            .filter_map(|place| self.line(place))
            .collect()
    }

    /// The lines on which the function that printed something is called: where plain calls stand, there
    /// is no event to point at.
    fn calls_of_printer(&self, line: &crate::facts::Line) -> Vec<u32> {
        let path = line.within.as_deref().unwrap_or_default();
        let name = path
            .rsplit("::")
            .find(|part| !part.starts_with('{'))
            .unwrap_or_default();
        if name == "main" {
            Vec::new()
        } else {
            self.submission.source.calls_of(name)
        }
    }
}

impl Case<'_> {
    /// The lines with `.await` outside of the function that printed something: where it may be awaited.
    fn awaits_outside_of_printer(&self, line: &crate::facts::Line) -> Vec<u32> {
        let source = self.submission.source;
        let printer = source.printer_of(&line.text);
        source.awaits_outside_of(printer)
    }
}

/// Where a lesson has several workloads, the text gives each its name somewhere, and what it is done by mostly
/// stands there; who does it may be the same line for all.
fn chosen<'a>(case: &Case<'a>, finding: &Finding) -> Option<(&'a str, u32)> {
    let expectation = case.submission.expectation;
    let told = |texts: [&String; 3]| {
        let found = texts.into_iter();
        found
            .filter_map(|text| finding.message.find(text.as_str()))
            .min()
    };
    let work = expectation.work().filter(|_| case.several_workloads());
    let work = work.filter_map(|work| {
        let at = told([&work.name, &work.starts, &work.ends])?;
        Some((at, work.name.as_str()))
    });
    let (_, name) = work.min()?;
    let name = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let name = name.trim_end();
    Some((name, case.submission.source.hands_over(name)?))
}

/// Judges one trace, with what it says, of the plain program, or of the variant with the given number.
#[must_use]
pub fn judge(
    submission: &Submission<'_>,
    variant: Option<usize>,
    trace: &Trace,
    facts: &Facts,
) -> Outcome {
    let check = &submission.expectation.check;
    let actual = check.transcript(&facts.timed_lines(), facts.end_at);
    let wanted = submission.expectation.wanted(variant);
    let variant = variant.map(|variant| &check.variant[variant]);
    let told_other = variant.filter(|variant| !variant.args.is_empty());
    let case = Case {
        submission,
        trace,
        facts,
        wanted,
        actual,
        fails: told_other.is_some_and(|variant| variant.fails),
        panics: variant.map_or(&[], |variant| &variant.panics),
        most: variant
            .and_then(|variant| variant.most)
            .or(check.threads.map(|threads| threads.most)),
        doers: OnceCell::new(),
    };
    if let Some(why) = ends::unknown(&case) {
        return Outcome::Unknown(why);
    }
    if let Some(variant) = variant {
        let stretched = |line: &String| case.facts.stretched.contains(line);
        // One that was stretched and changed nothing was another than the one that the work waits for.
        let expectation = submission.expectation;
        let in_vain = |(line, extra): &(String, Duration)| {
            let plain = &expectation.transcript;
            let mut work = expectation.work().filter(|work| work.starts == *line);
            work.any(|work| {
                let times = plain.time_of(&work.starts).zip(plain.time_of(&work.ends));
                let takes = times.map(|(start, end)| end.saturating_sub(start));
                let span = work::ends_of(facts, work);
                let took = span.map(|(start, end)| end.at.saturating_sub(start.at));
                !extra.is_zero() && took.is_some() && took == takes
            })
        };
        let mut extra = variant.extra.iter();
        if !extra.all(|one| stretched(&one.0) && !in_vain(one)) {
            return Outcome::NotApplicable;
        }
    }
    let losses_only = variant.is_some_and(|variant| variant.losses_only);
    let counts = || !losses_only || order::loses(&case);
    let differs = || !case.fails && case.actual != *case.wanted && counts();
    let given = variant.is_some_and(|variant| !variant.given.is_empty());
    // Who is told another limit for the same work says much of what it said before, and rightly so.
    let asks_others = told_other.filter(|variant| !variant.servers.is_empty());
    let explain = match (given, asks_others) {
        (true, _) => order::explain_given,
        (false, Some(_)) => order::explain_told,
        (false, None) => order::explain,
    };
    let transcript = || differs().then(|| explain(&case));
    // A stretched wait may be one of several parts, so in a variant only the transcript counts, how many threads
    // there are where it says how many there may be, and that nobody asks over and over: who does it while
    // somebody waits longer does it on a real machine, where no two waits are over at once.
    let evidence = |case: &Case<'_>| match variant.map(|variant| variant.most) {
        None => evidence::missing(case),
        Some(most) => most
            .and_then(|_| budget::exceeded(case))
            .or_else(|| evidence::busy_waits(case))
            .or_else(|| evidence::tries_again(case)),
    };
    let at = |stage| move |finding| (stage, finding);
    ends::badly(&case)
        .map(at(Stage::Ends))
        .or_else(|| transcript().map(at(Stage::Transcript)))
        .or_else(|| evidence(&case).map(at(Stage::Evidence)))
        .or_else(|| ends::with_code(&case).map(at(Stage::Ends)))
        .map_or(Outcome::Passed, |(stage, mut finding)| {
            if let Some((name, line)) = chosen(&case, &finding) {
                finding.message += &words::chosen(name, line);
                finding.lines.retain(|other| *other != line);
                finding.lines.insert(0, line);
            }
            if let Some(variant) = variant {
                finding.message = words::in_variant(&variant.name, &finding.message);
            }
            Outcome::Failed(stage, finding)
        })
}
