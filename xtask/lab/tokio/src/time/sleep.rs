//! One timer of a runtime, as a future.

use super::{Duration, Instant, safe_delay};
use crate::context;
use crate::lab::{self, Class, Kind, Loc, Wait, Woken};
use crate::runtime::{Handle, Timer, next_base};
use crate::task::coop;
use std::fmt;
use std::future::Future;
use std::marker::PhantomPinned;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// # Panics
/// Outside of a runtime, and when its timers are disabled.
#[track_caller]
pub fn sleep_until(deadline: Instant) -> Sleep {
    Sleep::new(
        deadline,
        Use::Sleep("tokio::time::sleep_until"),
        next_base(),
        Location::caller(),
    )
}

/// # Panics
/// Outside of a runtime, and when its timers are disabled.
#[track_caller]
pub fn sleep(duration: Duration) -> Sleep {
    let deadline = Instant::peek() + safe_delay(duration);
    Sleep::new(
        deadline,
        Use::Sleep("tokio::time::sleep"),
        next_base(),
        Location::caller(),
    )
}

/// What a timer is made for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Use {
    /// The program sleeps; the plan may stretch it, and it is told when it was never polled.
    Sleep(&'static str),
    Timeout(&'static str),
    Interval,
}

impl Use {
    fn op(self) -> &'static str {
        match self {
            Self::Sleep(op) | Self::Timeout(op) => op,
            Self::Interval => "Interval::tick",
        }
    }
}

/// A future that is ready when its time has come.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Sleep {
    inner: Inner,
    _pinned: PhantomPinned,
}

struct Inner {
    deadline: Instant,
    runtime: Handle,
    what: Use,
    /// Tells timers with the same deadline apart; see [`next_base`].
    base: u64,
    loc: Loc,
    timer: Option<Timer>,
    polled: bool,
    wait: Option<(lab_trace::WaitId, Loc)>,
}

impl Sleep {
    #[track_caller]
    pub(super) fn new(deadline: Instant, what: Use, base: u64, loc: Loc) -> Self {
        let runtime = context::expect_current();
        runtime.shared.timers.expect_enabled();
        let inner = Inner {
            deadline,
            runtime,
            what,
            base,
            loc,
            timer: None,
            polled: false,
            wait: None,
        };
        Self {
            inner,
            _pinned: PhantomPinned,
        }
    }

    #[must_use]
    pub fn deadline(&self) -> Instant {
        self.inner.deadline
    }

    #[must_use]
    pub fn is_elapsed(&self) -> bool {
        self.inner.timer.as_ref().is_some_and(Timer::is_elapsed)
    }

    /// Sets a new deadline, and starts the timer if it was not.
    pub fn reset(self: Pin<&mut Self>, deadline: Instant) {
        let inner = self.inner();
        inner.end_wait(Woken::Dropped);
        inner.deadline = deadline;
        inner.start(Duration::ZERO);
    }

    /// Sets a new deadline; the next poll starts the timer.
    pub(super) fn rearm(self: Pin<&mut Self>, deadline: Instant, base: u64) {
        let inner = self.inner();
        inner.end_wait(Woken::Dropped);
        (inner.deadline, inner.base) = (deadline, base);
        inner.timer = None;
    }

    /// The place that the next wait is recorded at.
    pub(super) fn waits_at(self: Pin<&mut Self>, loc: Loc) {
        self.inner().loc = loc;
    }

    pub(super) fn base(&self) -> u64 {
        self.inner.base
    }

    /// The wait is given up, while the timer goes on.
    pub(super) fn stop_waiting(self: Pin<&mut Self>) {
        self.inner().end_wait(Woken::Dropped);
    }

    fn inner(self: Pin<&mut Self>) -> &mut Inner {
        // SAFETY: `inner` is never pinned; nothing in it minds being moved.
        unsafe { &mut self.get_unchecked_mut().inner }
    }
}

impl Inner {
    fn start(&mut self, extra: Duration) {
        let deadline = (self.deadline + extra).since_start();
        let timer = self
            .timer
            .get_or_insert_with(|| Timer::new(self.runtime.clone(), self.base));
        timer.start(deadline);
    }

    fn end_wait(&mut self, how: Woken) {
        if let Some((wait, loc)) = self.wait.take() {
            lab::end_wait(wait, how, loc);
        }
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let inner = self.inner();
        let coop = ready!(coop::poll_proceed(cx));
        let first = !std::mem::replace(&mut inner.polled, true);
        if inner.timer.is_none() {
            let stretched = first && matches!(inner.what, Use::Sleep(_));
            inner.start(if stretched {
                lab::take_stretch()
            } else {
                Duration::ZERO
            });
        }
        let timer = inner.timer.as_ref().expect("the timer was just started");
        if timer.poll(cx.waker()) {
            coop.made_progress();
            inner.end_wait(Woken::Done);
            return Poll::Ready(());
        }
        if inner.wait.is_none() {
            let wait = Wait {
                class: Class::Timer,
                op: inner.what.op(),
                loc: inner.loc,
                on: None,
            };
            inner.wait = Some((lab::begin_wait(timer.due(), wait), inner.loc));
        }
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        self.inner.end_wait(Woken::Dropped);
        if let (Use::Sleep(op), false) = (self.inner.what, self.inner.polled) {
            lab::event(Some(self.inner.loc), Kind::NeverPolled { op: op.into() });
        }
    }
}

impl fmt::Debug for Sleep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sleep")
            .field("deadline", &self.inner.deadline)
            .finish_non_exhaustive()
    }
}
