//! The right to end a task, without the right to its result.

use super::{Id, Task};
use crate::lab::{self, Quiet};
use std::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

/// Ends a task from afar.
#[derive(Clone)]
pub struct AbortHandle {
    task: Arc<Task>,
}

impl AbortHandle {
    pub(super) fn new(task: Arc<Task>) -> Self {
        Self { task }
    }

    pub fn abort(&self) {
        self.task.abort();
    }

    #[track_caller]
    #[must_use]
    pub fn is_finished(&self) -> bool {
        let loc = Location::caller();
        lab::quiet(Quiet::Ask, "AbortHandle::is_finished", loc);
        let ended = self.task.is_complete();
        lab::asked_for_end(self.task.number, ended, loc);
        ended
    }

    #[must_use]
    pub fn id(&self) -> Id {
        self.task.id
    }
}

impl UnwindSafe for AbortHandle {}
impl RefUnwindSafe for AbortHandle {}

impl fmt::Debug for AbortHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AbortHandle")
            .field("id", &self.task.id)
            .finish()
    }
}
