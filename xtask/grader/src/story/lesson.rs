//! A lesson for tests: pieces of work that last two seconds, all at once. Tells no story.

use super::FILE;
use crate::expectation::{CheckFile, Engine, Expectation, Together, Variant, Work};
use crate::facts::Facts;
use crate::judge::{Outcome, Submission, Warning, judge};
use crate::source::Source;
use lab_trace::Trace;
use std::time::Duration;

/// A lesson for tests, and what was handed in for it.
pub(crate) struct Lesson {
    pub(crate) check: CheckFile,
    pub(crate) snapshot: String,
    pub(crate) source: String,
    pub(crate) warnings: Vec<Warning>,
}

impl Lesson {
    /// So many pieces of work, "start 1" and "end 1" and so on, two seconds long, all at once; then "done".
    pub(crate) fn of(engine: Engine, count: usize) -> Self {
        let lines = |what: &str| -> Vec<String> {
            (1..=count)
                .map(|number| format!("{what} {number}"))
                .collect()
        };
        let (starts, ends) = (lines("start"), lines("end"));
        let named = |((name, starts), ends)| Work { name, starts, ends };
        let work = lines("task")
            .into_iter()
            .zip(starts.clone())
            .zip(ends.clone());
        let together = Together::of(engine, work.map(named).collect());
        let group = |lines: &[String]| match lines {
            [one] => one.clone(),
            many => format!("any order:\n  {}", many.join("\n  ")),
        };
        let snapshot = format!(
            "{}\n(2 second pause)\n{}\ndone",
            group(&starts),
            group(&ends)
        );
        let check = CheckFile {
            any_order: vec![starts, ends],
            together: vec![together],
            ..CheckFile::default()
        };
        Self {
            check,
            snapshot,
            source: String::new(),
            warnings: Vec::new(),
        }
    }

    /// The same, with a variant in which the first piece takes two seconds longer.
    pub(crate) fn with_slow_first(mut self) -> Self {
        let (name, extra) = (
            "slow 1".to_owned(),
            vec![("start 1".to_owned(), Duration::from_secs(2))],
        );
        self.snapshot += &format!(
            "\n--- {name}\nany order:\n  start 1\n  start 2\n(2 second pause)\nend 2\n(2 second pause)\nend 1\ndone"
        );
        self.check.variant.push(Variant {
            name,
            extra,
            ..Variant::default()
        });
        self
    }

    pub(crate) fn expectation(&self) -> Expectation {
        Expectation::new(self.check.clone(), &self.snapshot).unwrap()
    }

    pub(crate) fn judge(&self, trace: &Trace) -> Outcome {
        self.judge_as(None, trace)
    }

    pub(crate) fn judge_as(&self, variant: Option<usize>, trace: &Trace) -> Outcome {
        let (expectation, source) = (self.expectation(), Source::new(&self.source));
        let submission = Submission {
            expectation: &expectation,
            source: &source,
            warnings: &self.warnings,
            file: FILE,
        };
        judge(&submission, variant, trace, &Facts::new(trace))
    }
}
