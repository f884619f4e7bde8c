//! Numbers of tasks, as a program sees them. The record has numbers of its own.

use crate::context;
use std::fmt;
use std::num::NonZeroU64;
use std::sync::atomic::{AtomicU64, Ordering};

/// An opaque number that tells a task from all others that are running.
#[derive(Clone, Copy, Debug, Hash, Eq, PartialEq, PartialOrd, Ord)]
pub struct Id(NonZeroU64);

/// # Panics
/// Outside of a task.
#[track_caller]
#[must_use]
pub fn id() -> Id {
    context::task().expect("Can't get a task id when not inside a task")
}

#[must_use]
pub fn try_id() -> Option<Id> {
    context::task()
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Id {
    /// Takes the next number, for a task or for what the real runtime takes for one.
    pub(crate) fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(
            NonZeroU64::new(NEXT.fetch_add(1, Ordering::Relaxed))
                .expect("the numbers do not run out"),
        )
    }

    pub(crate) fn as_u64(self) -> u64 {
        self.0.get()
    }
}
