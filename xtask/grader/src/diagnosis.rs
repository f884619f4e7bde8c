//! The names of the mistakes, and which of several is told. The words are in [`crate::words`].

use serde::Serialize;
use std::fmt;

/// What went wrong, most telling first: of several true ones, the first is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Id {
    DoesNotCompile,
    /// The untouched stub.
    Todo,
    Panics,
    /// Everyone waits for ever.
    Hangs,
    /// Busy for ever, or past a limit.
    RunsForever,
    BlocksRuntime,
    NeverPolled,
    SerialisedByLock,
    ExitsEarly,
    SwallowedFailure,
    Sequential,
    LostUpdate,
    OverLimit,
    TooManyThreads,
    WrongEngine,
    CompletionOrder,
    BusyWaits,
    /// Right text, but the work never ran as the lesson asks.
    Faked,
    NonZeroExit,
    /// Right text in the right order, wrong pauses.
    WrongTiming,
    WrongOutput,
}

impl Id {
    /// Every id.
    pub const ALL: [Self; 21] = [
        Self::DoesNotCompile,
        Self::Todo,
        Self::Panics,
        Self::Hangs,
        Self::RunsForever,
        Self::BlocksRuntime,
        Self::NeverPolled,
        Self::SerialisedByLock,
        Self::ExitsEarly,
        Self::SwallowedFailure,
        Self::Sequential,
        Self::LostUpdate,
        Self::OverLimit,
        Self::TooManyThreads,
        Self::WrongEngine,
        Self::CompletionOrder,
        Self::BusyWaits,
        Self::Faked,
        Self::NonZeroExit,
        Self::WrongTiming,
        Self::WrongOutput,
    ];

    /// The name as it stands in results, in hints, and in folders of answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DoesNotCompile => "does-not-compile",
            Self::Todo => "todo",
            Self::Panics => "panics",
            Self::Hangs => "hangs",
            Self::RunsForever => "runs-forever",
            Self::BlocksRuntime => "blocks-runtime",
            Self::NeverPolled => "never-polled",
            Self::SerialisedByLock => "serialised-by-lock",
            Self::ExitsEarly => "exits-early",
            Self::SwallowedFailure => "swallowed-failure",
            Self::Sequential => "sequential",
            Self::LostUpdate => "lost-update",
            Self::OverLimit => "over-limit",
            Self::TooManyThreads => "too-many-threads",
            Self::WrongEngine => "wrong-engine",
            Self::CompletionOrder => "completion-order",
            Self::BusyWaits => "busy-waits",
            Self::Faked => "faked",
            Self::NonZeroExit => "non-zero-exit",
            Self::WrongOutput => "wrong-output",
            Self::WrongTiming => "wrong-timing",
        }
    }

    /// The inverse of [`Id::name`].
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.name() == name)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A mistake, where it is, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub id: Id,
    pub message: String,
    /// Lines of the learner's file, the most telling first.
    pub lines: Vec<u32>,
    pub expected: Option<String>,
    pub actual: Option<String>,
    /// What happened, step by step, one line each; empty where the message says it all.
    pub steps: Box<[String]>,
}

impl Finding {
    /// A finding without expected and actual.
    #[must_use]
    pub fn new(id: Id, message: impl Into<String>, lines: Vec<u32>) -> Self {
        let mut unique: Vec<u32> = Vec::new();
        lines.into_iter().for_each(|line| {
            if !unique.contains(&line) {
                unique.push(line)
            }
        });
        Self {
            id,
            message: message.into(),
            lines: unique,
            expected: None,
            actual: None,
            steps: Box::default(),
        }
    }

    /// The same, told step by step.
    #[must_use]
    pub fn in_steps(mut self, steps: Vec<String>) -> Self {
        self.steps = steps.into();
        self
    }

    /// The same, with what was expected and what came.
    #[must_use]
    pub fn with(mut self, expected: impl Into<String>, actual: impl Into<String>) -> Self {
        (self.expected, self.actual) = (Some(expected.into()), Some(actual.into()));
        self
    }
}
