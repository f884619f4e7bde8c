//! Many traces, one verdict: gathers what each schedule came to, picks the most telling finding, and
//! writes the result down in the form that other tools read.

mod busiest;
mod early;
mod order;

use crate::diagnosis::{Finding, Id};
use crate::expectation::Expectation;
use crate::facts::Facts;
use crate::judge::{Outcome, Stage, Submission, judge};
use crate::search::ScheduleId;
use crate::transcript::{in_order, shortened};
use crate::words;
use lab_trace::{End, Trace};
use serde::Serialize;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

/// Schedules that are still looked at after a first failure, for a more telling one.
const AFTER_FAILURE: usize = 12;

/// Gathers the traces of one program.
#[derive(Debug)]
pub struct Hearing<'a> {
    submission: Submission<'a>,
    schedules: usize,
    plain: usize,
    orders: BTreeSet<String>,
    worst: Option<Shown>,
    /// The worst that is no order of completion.
    other: Option<Shown>,
    /// How the results are listed, where that is to be in one line.
    lists: BTreeSet<String>,
    varied: bool,
    first: Option<Shown>,
    unknown: Option<String>,
    since_failure: usize,
    over: bool,
    signals: bool,
    advice: Option<String>,
    /// For each work that computes, the trace in which the most could do it at once, and how many more it
    /// takes, with how many came to it at all.
    busiest: Vec<((usize, Reverse<usize>), Shown)>,
}

/// A trace that is shown, and what it came to.
#[derive(Clone, Debug)]
pub struct Shown {
    pub schedule: ScheduleId,
    /// Which variant of the program ran; `None` for the program as it is.
    pub variant: Option<usize>,
    pub trace: Trace,
    /// What is wrong with it, if anything.
    pub failure: Option<(Stage, Finding)>,
}

impl Shown {
    /// The lower, the sooner it is told. A bare difference in a variant comes after all that the program does as it
    /// is; causes show in variants as well.
    fn rank(&self) -> Option<(bool, Id)> {
        let (_, finding) = self.failure.as_ref()?;
        let in_variant = self.variant.is_some() && finding.id >= Id::WrongTiming;
        Some((in_variant, finding.id))
    }
}

impl<'a> Hearing<'a> {
    /// A hearing that has seen nothing yet.
    #[must_use]
    pub fn new(submission: Submission<'a>) -> Self {
        Self {
            submission,
            schedules: 0,
            plain: 0,
            orders: BTreeSet::new(),
            worst: None,
            other: None,
            lists: BTreeSet::new(),
            varied: false,
            first: None,
            unknown: None,
            since_failure: 0,
            over: false,
            signals: false,
            advice: None,
            busiest: Vec::new(),
        }
    }

    /// Looks at one more trace.
    pub fn see(&mut self, schedule: &ScheduleId, variant: Option<usize>, trace: Trace) {
        self.schedules += 1;
        self.since_failure += usize::from(self.worst.is_some());
        let dead_end = matches!(
            trace.end.as_ref().map(|end| &end.end),
            Some(
                End::Busy
                    | End::Stalled
                    | End::Limit(_)
                    | End::Unknown(_)
                    | End::Spinning
                    | End::Killed(_)
                    | End::StackOverflow
            )
        );
        let facts = Facts::new(&trace);
        let outcome = judge(&self.submission, variant, &trace, &facts);
        self.keep_list(variant, &facts);
        self.signals |= early::may_happen(&trace, self.submission.file);
        if variant.is_none() {
            self.plain += 1;
            self.orders
                .insert(in_order(&facts.timed_lines(), facts.end_at).join("\n"));
            self.compare(schedule, &trace, &facts);
        }
        let comes_anyway = match &outcome {
            Outcome::Failed(_, finding) => self.comes_anyway(finding, &trace),
            _ => false,
        };
        let shown = |failure| Shown {
            schedule: schedule.clone(),
            variant,
            trace,
            failure,
        };
        match outcome {
            Outcome::Passed => {
                self.first.get_or_insert_with(|| shown(None));
            }
            Outcome::Failed(stage, finding) => {
                let completion = finding.id == Id::CompletionOrder;
                let shown = shown(Some((stage, finding)));
                let is_worse = |than: &Option<Shown>| {
                    let than = than.as_ref();
                    !comes_anyway && than.is_none_or(|than| shown.rank() < than.rank())
                };
                if !completion && is_worse(&self.other) {
                    self.other = Some(shown.clone());
                }
                if is_worse(&self.worst) {
                    self.worst = Some(shown);
                }
            }
            Outcome::Unknown(why) => {
                self.unknown.get_or_insert(why);
                self.first.get_or_insert_with(|| shown(None));
            }
            Outcome::NotApplicable => (),
        }
        self.over |= dead_end || self.since_failure >= AFTER_FAILURE;
    }

    /// Whether the same lines have come out before without the race that is found here: then that is not why.
    fn comes_anyway(&self, finding: &Finding, trace: &Trace) -> bool {
        let before = self.worst.as_ref().filter(|worst| {
            let id = worst.failure.as_ref().map(|(_, finding)| finding.id);
            finding.id == Id::LostUpdate && id == Some(Id::WrongOutput)
        });
        let lines = |trace: &Trace| {
            let facts = crate::facts::Facts::new(trace);
            let mut lines: Vec<String> = facts.lines.into_iter().map(|line| line.text).collect();
            lines.sort_unstable();
            lines
        };
        before.is_some_and(|before| lines(&before.trace) == lines(trace))
    }

    /// Whether the program, so far without fault, waits in a way that may end early.
    #[must_use]
    pub fn asks_for_early(&self) -> bool {
        self.signals && self.worst.is_none() && self.unknown.is_none() && self.advice.is_none()
    }

    /// Looks at a trace whose waits ended early. No system does that as a rule, so it is no fault, but
    /// something that an expert would say.
    pub fn see_early(&mut self, trace: &Trace) {
        if let Outcome::Failed(Stage::Ends | Stage::Transcript, finding) =
            judge(&self.submission, None, trace, &Facts::new(trace))
        {
            self.advice = early::advice(trace, self.submission.file, &finding);
        }
    }

    /// Whether something is wrong with the program as it is: then other values of the code that is given would only show
    /// what comes of that.
    #[must_use]
    pub fn fails_as_it_is(&self) -> bool {
        self.worst
            .as_ref()
            .is_some_and(|worst| worst.variant.is_none())
    }

    /// Whether more traces would not change the verdict.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// What the lab found.
    #[must_use]
    pub fn close(mut self, complete: bool) -> LabResult {
        self.worst = self.same_list().or(self.worst);
        let lacking = self.lacking(complete);
        let everywhere = lacking.is_some();
        self.worst = lacking.or(self.worst);
        let asks = self.submission.expectation.check.in_flight.is_some() && self.worst.is_none();
        let client = self.submission.source.client_made_again();
        let client = client.filter(|_| asks);
        let client = client.map(|client| words::client_made_again(client.kind, client.line));
        LabResult {
            everywhere,
            schedules: self.schedules,
            plain: self.plain,
            complete,
            orders: self.orders,
            advice: self.advice.into_iter().chain(client).collect(),
            // A definite failure stands, whatever the lab could not follow elsewhere.
            unknown: self.unknown.filter(|_| self.worst.is_none()),
            shown: self.worst.or(self.first),
        }
    }
}

/// What the lab found about one program.
#[derive(Clone, Debug)]
pub struct LabResult {
    pub schedules: usize,
    /// Those of the program as it is, without its variants.
    pub plain: usize,
    /// Every schedule with at most one preemption was run.
    pub complete: bool,
    /// Every transcript that was reached, with its pauses.
    pub orders: BTreeSet<String>,
    pub unknown: Option<String>,
    /// What may be said of a program that has passed.
    pub advice: Vec<String>,
    pub shown: Option<Shown>,
    /// What is wrong is what no schedule shows, so none can be named that has it.
    pub everywhere: bool,
}

impl LabResult {
    /// What is wrong, and at which question it showed.
    #[must_use]
    pub fn failure(&self) -> Option<&(Stage, Finding)> {
        self.shown.as_ref()?.failure.as_ref()
    }
}

/// How a check, or the whole, ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    Passed,
    Failed,
    /// Not asked, since something before it failed or did not apply.
    Skipped,
    /// No verdict.
    Inconclusive,
}

/// One question and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    pub name: &'static str,
    pub status: Status,
    pub why: String,
    pub expected: String,
    pub actual: String,
}

/// A part of a lesson that is passed by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    pub name: String,
    /// Those after the first that is not passed are skipped.
    pub status: Status,
}

/// A line of the learner's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct At {
    pub file: String,
    pub line: u32,
}

/// What is told of a failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnosis {
    pub id: Id,
    pub message: String,
    pub at: Vec<At>,
    /// What happened, step by step, where one sentence is not enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
}

/// The result of checking one exercise, as `--format json` prints it. Fields may be added, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub name: String,
    pub status: Status,
    pub diagnosis: Option<Diagnosis>,
    pub checks: Vec<Check>,
    /// The lesson's parts, where it has some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    pub transcript: Vec<String>,
    pub schedules: usize,
    /// Every schedule with at most one preemption was run.
    pub exhaustive: bool,
    /// The schedule that is shown; `--schedule` runs it again.
    pub schedule: Option<String>,
    pub virtual_ms: u64,
    pub real_ms: Option<u64>,
    pub took_ms: u64,
    /// Why there is no verdict, or what else should be known.
    pub notes: Vec<String>,
}

/// The questions in the order in which they are asked.
pub mod check {
    pub const COMPILES: &str = "compiles";
    pub const ENDS: &str = "comes to its own end";
    pub const TRANSCRIPT: &str = "prints the right lines at the right time";
    pub const EVIDENCE: &str = "does the work as the lesson asks";
    pub const REAL: &str = "runs for real";
}

impl Check {
    /// A check that was not asked.
    #[must_use]
    pub fn skipped(name: &'static str, why: &str) -> Self {
        let (expected, actual) = (String::new(), String::new());
        Self {
            name,
            status: Status::Skipped,
            why: why.into(),
            expected,
            actual,
        }
    }

    /// A check that found nothing to object.
    #[must_use]
    pub fn passed(name: &'static str, why: impl Into<String>) -> Self {
        let (expected, actual) = (String::new(), String::new());
        Self {
            name,
            status: Status::Passed,
            why: why.into(),
            expected,
            actual,
        }
    }

    /// A check that failed, with what it found.
    #[must_use]
    pub fn failed(name: &'static str, finding: &Finding) -> Self {
        let short = |text: &Option<String>| {
            let lines = text.iter().flat_map(|text| text.lines()).map(str::to_owned);
            shortened(lines.collect()).join("\n")
        };
        Self {
            name,
            status: Status::Failed,
            why: finding.message.clone(),
            expected: short(&finding.expected),
            actual: short(&finding.actual),
        }
    }
}

impl Verdict {
    /// A verdict on a program that rustc refused.
    #[must_use]
    pub fn does_not_compile(name: &str, file: &str, finding: &Finding) -> Self {
        let mut verdict = Self::empty(name);
        verdict.status = Status::Failed;
        verdict.checks.push(Check::failed(check::COMPILES, finding));
        verdict.skip_from(check::ENDS, "it does not compile");
        verdict.diagnosis = Some(Diagnosis::new(finding, file));
        verdict
    }

    /// No verdict, because something outside of the program is in the way.
    #[must_use]
    pub fn inconclusive(name: &str, why: impl Into<String>) -> Self {
        let mut verdict = Self::empty(name);
        verdict.notes.push(why.into());
        verdict
    }

    fn empty(name: &str) -> Self {
        Self {
            name: name.into(),
            status: Status::Inconclusive,
            diagnosis: None,
            checks: Vec::new(),
            parts: Vec::new(),
            transcript: Vec::new(),
            schedules: 0,
            exhaustive: false,
            schedule: None,
            virtual_ms: 0,
            real_ms: None,
            took_ms: 0,
            notes: Vec::new(),
        }
    }

    /// Says how far in the lesson's parts the verdict got: that part has its status, and those before it are
    /// passed.
    #[must_use]
    pub fn in_part(mut self, expectation: &Expectation, at: usize) -> Self {
        let named = expectation.parts().iter().map(|part| &part.check.name);
        let named = named.enumerate().filter(|(_, name)| !name.is_empty());
        let part = |(index, name): (usize, &String)| Part {
            name: name.clone(),
            status: match index.cmp(&at) {
                Ordering::Less => Status::Passed,
                Ordering::Equal => self.status,
                Ordering::Greater => Status::Skipped,
            },
        };
        self.parts = named.map(part).collect();
        self
    }

    /// Makes the verdict a failure, by one more check.
    pub fn fail(&mut self, name: &'static str, finding: &Finding, file: &str) {
        self.checks.push(Check::failed(name, finding));
        self.status = Status::Failed;
        self.diagnosis = Some(Diagnosis::new(finding, file));
    }

    fn skip_from(&mut self, first: &'static str, why: &str) {
        let names = [
            check::COMPILES,
            check::ENDS,
            check::TRANSCRIPT,
            check::EVIDENCE,
        ];
        for name in names.into_iter().skip_while(|name| *name != first) {
            self.checks.push(Check::skipped(name, why));
        }
    }

    /// The verdict of the lab. `untouched` says that the program is the stub as it was handed out.
    #[must_use]
    pub fn from_lab(
        name: &str,
        file: &str,
        wanted: &str,
        untouched: bool,
        lab: &LabResult,
    ) -> Self {
        let mut verdict = Self::empty(name);
        verdict.schedules = lab.schedules;
        verdict.exhaustive = lab.complete;
        if let Some(shown) = &lab.shown {
            let facts = Facts::new(&shown.trace);
            verdict.transcript = shortened(in_order(&facts.timed_lines(), facts.end_at));
            verdict.virtual_ms = facts.end_at.as_millis() as u64;
            let failed = shown.failure.is_some() && !lab.everywhere;
            verdict.schedule = failed.then(|| shown.schedule.to_string());
        }
        verdict
            .checks
            .push(Check::passed(check::COMPILES, "rustc accepts it"));
        if let Some(why) = &lab.unknown {
            verdict.notes.push(why.clone());
            verdict.skip_from(check::ENDS, why);
            return verdict;
        }
        let stages = [
            (Stage::Ends, check::ENDS, "in every schedule"),
            (Stage::Transcript, check::TRANSCRIPT, "in every schedule"),
            (Stage::Evidence, check::EVIDENCE, "in every schedule"),
        ];
        let failure = lab.failure();
        for (stage, name, why) in stages {
            let failure = failure.map(|(failed, finding)| (failed.cmp(&stage), finding));
            verdict.checks.push(match failure {
                Some((Ordering::Equal, finding)) => Check::failed(name, finding),
                Some((Ordering::Less, _)) => Check::skipped(name, "something before it failed"),
                Some((Ordering::Greater, _)) | None => Check::passed(name, why),
            });
        }
        let transcript = verdict
            .checks
            .iter_mut()
            .find(|check| check.name == check::TRANSCRIPT);
        if let Some(check) = transcript.filter(|check| check.status == Status::Failed) {
            // Both always together, whatever the finding itself had to say.
            check.expected = wanted.into();
            check.actual = verdict.transcript.join("\n");
        }
        verdict.status = if failure.is_some() {
            Status::Failed
        } else {
            Status::Passed
        };
        verdict.diagnosis = failure.map(|(_, finding)| Diagnosis::new(finding, file));
        verdict.notes.extend(lab.advice.clone());
        if untouched && let Some(diagnosis) = &mut verdict.diagnosis {
            diagnosis.id = Id::Todo;
            diagnosis.message = words::todo(Some(&diagnosis.message));
        }
        verdict
    }
}

impl Diagnosis {
    fn new(finding: &Finding, file: &str) -> Self {
        let at = finding
            .lines
            .iter()
            .map(|&line| At {
                file: file.into(),
                line,
            })
            .collect();
        Self {
            id: finding.id,
            message: finding.message.clone(),
            at,
            steps: finding.steps.to_vec(),
        }
    }
}

/// The document that `--format json` prints.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub schema: u32,
    pub exercises: Vec<Verdict>,
}

impl Report {
    /// The current form of the document.
    #[must_use]
    pub fn new(exercises: Vec<Verdict>) -> Self {
        Self {
            schema: 1,
            exercises,
        }
    }
}

#[cfg(test)]
mod tests;
