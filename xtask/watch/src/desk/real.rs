//! A program that runs for real: what it has said so far, and when.

use std::time::Duration;

/// A line of a real run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) at: Duration,
    /// As the program wrote it.
    pub(crate) raw: String,
    pub(crate) shown: String,
    pub(crate) is_error: bool,
}

/// A piece of work whose bar grows while the program runs: its name, and the lines that begin and end it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lane {
    pub(crate) name: String,
    pub(crate) starts: String,
    pub(crate) ends: String,
}

/// A real run may be late by this before it is said to hang: a busy machine is no hang.
const OVERDUE: Duration = Duration::from_secs(2);

/// A program that runs, or ran, for real.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Real {
    pub(crate) lanes: Vec<Lane>,
    /// How long the lesson takes.
    pub(crate) usual: Duration,
    pub(crate) lines: Vec<Said>,
    pub(crate) began: Option<Duration>,
    pub(crate) ended: Option<Duration>,
    /// How it ended, when that is to be told.
    pub(crate) words: Option<String>,
}

impl Real {
    pub(super) fn begun(lanes: Vec<Lane>, usual: Duration, now: Duration) -> Real {
        Real {
            lanes,
            usual,
            began: Some(now),
            ..Real::default()
        }
    }

    pub(crate) fn is_running(&self) -> bool {
        self.began.is_some() && self.ended.is_none()
    }

    /// Whether it takes so much longer than the lesson that somebody should say so.
    pub(crate) fn seems_to_hang(&self, now: Duration) -> bool {
        self.is_running() && self.elapsed(now) > self.usual + OVERDUE
    }

    /// Since its beginning.
    pub(crate) fn elapsed(&self, now: Duration) -> Duration {
        let end = self.ended.unwrap_or(now);
        self.began
            .map_or(Duration::ZERO, |began| end.saturating_sub(began))
    }

    pub(super) fn hear(&mut self, said: Said) {
        // A second run begins at zero again.
        let back = Duration::from_millis(100);
        if self
            .lines
            .last()
            .is_some_and(|last| last.at > said.at + back)
        {
            self.lines.clear();
        }
        self.lines.push(said);
    }
}
