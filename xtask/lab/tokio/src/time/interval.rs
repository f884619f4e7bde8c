//! Ticks at a steady pace, and what to do when one is missed.

use super::sleep::Use;
use super::{Duration, Instant, Sleep, safe_delay};
use crate::lab::{self, Kind, Loc};
use crate::runtime::next_base;
use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// # Panics
/// When the period is zero; outside of a runtime, and when its timers are disabled.
#[track_caller]
pub fn interval(period: Duration) -> Interval {
    assert!(period > Duration::ZERO, "`period` must be non-zero.");
    Interval::new(Instant::peek(), period, Location::caller())
}

/// # Panics
/// When the period is zero; outside of a runtime, and when its timers are disabled.
#[track_caller]
pub fn interval_at(start: Instant, period: Duration) -> Interval {
    assert!(period > Duration::ZERO, "`period` must be non-zero.");
    Interval::new(start, period, Location::caller())
}

/// When the next tick is after one was missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MissedTickBehavior {
    /// At once, until the schedule is caught up with.
    #[default]
    Burst,
    /// One period after the late tick.
    Delay,
    /// At the next multiple of the period.
    Skip,
}

impl MissedTickBehavior {
    fn next(self, timeout: Instant, now: Instant, period: Duration) -> Instant {
        match self {
            Self::Burst => timeout + period,
            Self::Delay => now + period,
            Self::Skip => {
                let over = (now - timeout).as_nanos() % period.as_nanos();
                let over = over
                    .try_into()
                    .expect("too much time has elapsed since the interval was supposed to tick");
                now + (period - Duration::from_nanos(over))
            }
        }
    }
}

/// Ticks at a steady pace.
#[derive(Debug)]
pub struct Interval {
    delay: Pin<Box<Sleep>>,
    period: Duration,
    missed_tick_behavior: MissedTickBehavior,
}

impl Interval {
    #[track_caller]
    fn new(start: Instant, period: Duration, loc: Loc) -> Self {
        let delay = Box::pin(Sleep::new(start, Use::Interval, next_base(), loc));
        Self {
            delay,
            period: safe_delay(period),
            missed_tick_behavior: MissedTickBehavior::default(),
        }
    }

    /// Ready when the next tick is due, with the time when it was due. Cancel safe, as the real one is.
    #[track_caller]
    pub fn tick(&mut self) -> impl Future<Output = Instant> {
        Tick {
            interval: self,
            loc: Location::caller(),
            polled: false,
        }
    }

    pub fn poll_tick(&mut self, cx: &mut Context<'_>) -> Poll<Instant> {
        ready!(self.delay.as_mut().poll(cx));
        let timeout = self.delay.deadline();
        let now = Instant::peek();
        let mut base = self.delay.base();
        let missed = now > timeout + Duration::from_millis(5);
        let next = if missed {
            self.missed_tick_behavior.next(timeout, now, self.period)
        } else {
            timeout + self.period
        };
        if missed && self.missed_tick_behavior == MissedTickBehavior::Delay {
            base = next_base();
        }
        self.delay.as_mut().rearm(next, base);
        Poll::Ready(timeout)
    }

    pub fn reset(&mut self) {
        self.delay.as_mut().reset(Instant::peek() + self.period);
    }

    pub fn reset_immediately(&mut self) {
        self.delay.as_mut().reset(Instant::peek());
    }

    pub fn reset_after(&mut self, after: Duration) {
        self.delay
            .as_mut()
            .reset(Instant::peek() + safe_delay(after));
    }

    pub fn reset_at(&mut self, deadline: Instant) {
        self.delay.as_mut().reset(deadline);
    }

    #[must_use]
    pub fn missed_tick_behavior(&self) -> MissedTickBehavior {
        self.missed_tick_behavior
    }

    pub fn set_missed_tick_behavior(&mut self, behavior: MissedTickBehavior) {
        self.missed_tick_behavior = behavior;
    }

    #[must_use]
    pub fn period(&self) -> Duration {
        self.period
    }
}

/// Waits for one tick.
struct Tick<'a> {
    interval: &'a mut Interval,
    loc: Loc,
    polled: bool,
}

impl Future for Tick<'_> {
    type Output = Instant;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Instant> {
        self.polled = true;
        let loc = self.loc;
        self.interval.delay.as_mut().waits_at(loc);
        self.interval.poll_tick(cx)
    }
}

impl Drop for Tick<'_> {
    fn drop(&mut self) {
        if self.polled {
            self.interval.delay.as_mut().stop_waiting();
        } else {
            lab::event(
                Some(self.loc),
                Kind::NeverPolled {
                    op: "Interval::tick".into(),
                },
            );
        }
    }
}
