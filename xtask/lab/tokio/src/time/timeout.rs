//! A future with a deadline.

use super::error::Elapsed;
use super::sleep::Use;
use super::{Duration, Instant, Sleep};
use crate::lab::{self, Kind, Loc};
use crate::runtime::next_base;
use crate::task::coop;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::mem::ManuallyDrop;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll};

/// # Panics
/// Outside of a runtime, and when its timers are disabled.
#[track_caller]
pub fn timeout<F>(duration: Duration, future: F) -> Timeout<F::IntoFuture>
where
    F: IntoFuture,
{
    let value = future.into_future();
    let deadline = Instant::peek().checked_add(duration);
    Timeout::new(value, deadline, "tokio::time::timeout", Location::caller())
}

/// # Panics
/// Outside of a runtime, and when its timers are disabled.
#[track_caller]
pub fn timeout_at<F>(deadline: Instant, future: F) -> Timeout<F::IntoFuture>
where
    F: IntoFuture,
{
    Timeout::new(
        future.into_future(),
        Some(deadline),
        "tokio::time::timeout_at",
        Location::caller(),
    )
}

/// A future that is given up when its time is up.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Timeout<T> {
    value: T,
    delay: Option<Sleep>,
    told: Told,
}

/// Records at the end if the future was never polled. Apart from `Timeout`, which can be taken to pieces.
struct Told {
    op: &'static str,
    loc: Loc,
    polled: bool,
}

impl Drop for Told {
    fn drop(&mut self) {
        if !self.polled {
            lab::event(Some(self.loc), Kind::NeverPolled { op: self.op.into() });
        }
    }
}

impl<T> Timeout<T> {
    #[track_caller]
    fn new(value: T, deadline: Option<Instant>, op: &'static str, loc: Loc) -> Self {
        #[expect(
            clippy::manual_map,
            reason = "closures do not pass on the caller's place"
        )]
        let delay = match deadline {
            Some(deadline) => Some(Sleep::new(deadline, Use::Timeout(op), next_base(), loc)),
            None => None,
        };
        Self {
            value,
            delay,
            told: Told {
                op,
                loc,
                polled: false,
            },
        }
    }

    pub fn get_ref(&self) -> &T {
        &self.value
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.value
    }

    pub fn into_inner(self) -> T {
        let Self { value, told, .. } = self;
        let _ = ManuallyDrop::new(told);
        value
    }
}

impl<T: Future> Future for Timeout<T> {
    type Output = Result<T::Output, Elapsed>;

    #[track_caller]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        // SAFETY: `value` and `delay` are pinned with the whole and never moved; `told` is not pinned.
        let (value, delay, told) = unsafe {
            let this = self.get_unchecked_mut();
            (
                Pin::new_unchecked(&mut this.value),
                Pin::new_unchecked(&mut this.delay),
                &mut this.told,
            )
        };
        told.polled = true;
        let had_budget = coop::has_budget_remaining();
        if let Poll::Ready(value) = value.poll(cx) {
            return Poll::Ready(Ok(value));
        }
        let Some(delay) = delay.as_pin_mut() else {
            return Poll::Pending;
        };
        let poll_delay = || delay_poll(delay, cx);
        // A future that uses up the budget each time must not keep the deadline from being seen.
        if had_budget && !coop::has_budget_remaining() {
            coop::with_unconstrained(poll_delay)
        } else {
            poll_delay()
        }
        .map(Err)
    }
}

fn delay_poll(delay: Pin<&mut Sleep>, cx: &mut Context<'_>) -> Poll<Elapsed> {
    delay.poll(cx).map(|()| Elapsed::new())
}

impl<T: fmt::Debug> fmt::Debug for Timeout<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Timeout")
            .field("value", &self.value)
            .field("delay", &self.delay)
            .finish()
    }
}
