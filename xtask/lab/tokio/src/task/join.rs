//! The right to wait for a task and take its result. Dropping it lets the task go on alone.

use super::{AbortHandle, Id, JoinError, Output, Task, coop};
use crate::lab::{self, Class, Loc, Quiet, Wait, Woken};
use std::fmt;
use std::future::Future;
use std::panic::{AssertUnwindSafe, Location, RefUnwindSafe, UnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, PoisonError};
use std::task::{Context, Poll, Waker, ready};

/// A handle to a task.
pub struct JoinHandle<T> {
    task: Arc<Task>,
    output: Output<T>,
    wait: Option<(lab_trace::WaitId, Loc)>,
}

// SAFETY: as for the real one: a shared handle gives out nothing of the output.
unsafe impl<T: Send> Sync for JoinHandle<T> {}

impl<T> UnwindSafe for JoinHandle<T> {}
impl<T> RefUnwindSafe for JoinHandle<T> {}
impl<T> Unpin for JoinHandle<T> {}

/// The place of an `.await`, if it is the program's: a handle awaited inside of somebody's combinator is
/// polled from that combinator's source.
pub(crate) fn in_program(loc: Loc) -> Option<Loc> {
    const FOREIGN: [&str; 3] = ["/rustc/", ".cargo/registry/", "lab/tokio/src/"];
    (!FOREIGN.iter().any(|part| loc.file().contains(part))).then_some(loc)
}

impl<T> JoinHandle<T> {
    pub(crate) fn new(task: Arc<Task>, output: Output<T>) -> Self {
        Self {
            task,
            output,
            wait: None,
        }
    }

    pub fn abort(&self) {
        self.task.abort();
    }

    #[track_caller]
    #[must_use]
    pub fn is_finished(&self) -> bool {
        let loc = Location::caller();
        lab::quiet(Quiet::Ask, "JoinHandle::is_finished", loc);
        let ended = self.task.is_complete();
        lab::asked_for_end(self.task.number, ended, loc);
        ended
    }

    #[must_use = "abort handles do nothing unless `.abort` is called"]
    pub fn abort_handle(&self) -> AbortHandle {
        AbortHandle::new(self.task.clone())
    }

    #[must_use]
    pub fn id(&self) -> Id {
        self.task.id
    }

    pub(super) fn number(&self) -> u32 {
        self.task.number
    }

    /// Without a record of the wait.
    pub(super) fn poll_quietly(&mut self, waker: &Waker) -> Poll<Result<T, JoinError>> {
        if !self.task.poll_complete(waker) {
            return Poll::Pending;
        }
        let output = self
            .output
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        Poll::Ready(output.expect("JoinHandle polled after completion"))
    }

    /// Tells the waker when the task is complete, also when it is so already.
    pub(super) fn set_waker(&self, waker: &Waker) {
        if self.task.poll_complete(waker) {
            waker.wake_by_ref();
        }
    }

    fn end_wait(&mut self, how: Woken) {
        if let Some((wait, loc)) = self.wait.take() {
            lab::end_wait(wait, how, loc);
        }
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, JoinError>;

    #[track_caller]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let loc = Location::caller();
        let coop = ready!(coop::poll_proceed(cx));
        lab::point();
        let polled = self.poll_quietly(cx.waker());
        // Recorded also when there is nothing left to wait for: it tells who was awaited, and where.
        if self.wait.is_none() {
            let loc = in_program(loc).unwrap_or(self.task.loc);
            let on = Some(self.task.number);
            let wait = Wait {
                class: Class::TaskJoin,
                op: "JoinHandle::await",
                loc,
                on,
            };
            self.wait = Some((lab::begin_wait(None, wait), loc));
        }
        if polled.is_ready() {
            coop.made_progress();
            self.end_wait(Woken::Done);
        }
        polled
    }
}

impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        self.end_wait(Woken::Dropped);
        if self.task.detach() {
            let output = self
                .output
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            let _ = catch_unwind(AssertUnwindSafe(|| drop(output)));
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle")
            .field("id", &self.task.id)
            .finish()
    }
}
