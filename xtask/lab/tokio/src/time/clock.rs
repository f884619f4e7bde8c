//! The clock of one runtime. It goes with the lab's, until a program pauses it, which only runtimes of one thread
//! allow: then it stands still, and jumps to the next timer when there is nothing else to do.

use super::Instant;
use crate::context;
use crate::lab;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What the clock shows is counted from the beginning of the program, as the lab counts.
pub(crate) struct Clock {
    can_pause: bool,
    /// When the runtime was made.
    made: Duration,
    state: Mutex<State>,
}

struct State {
    /// What it showed when it last began to go, or shows while it stands.
    base: Duration,
    /// When it began to go, by the lab's clock; `None` while it stands.
    since: Option<Duration>,
    /// Blocking tasks under way, for which a standing clock does not jump.
    held: usize,
}

impl Clock {
    /// # Panics
    /// When it is to begin paused and cannot be.
    #[track_caller]
    pub(crate) fn new(can_pause: bool, paused: bool) -> Self {
        let now = lab::now();
        let clock = Self {
            can_pause,
            made: now,
            state: Mutex::new(State {
                base: now,
                since: Some(now),
                held: 0,
            }),
        };
        if paused && let Err(why) = clock.pause() {
            panic!("{why}");
        }
        clock
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn now(&self) -> Duration {
        let state = self.lock();
        match state.since {
            Some(since) => state.base + lab::now().saturating_sub(since),
            None => state.base,
        }
    }

    /// When it will show this, by the lab's clock; `None` while it stands.
    pub(crate) fn in_the_lab(&self, shown: Duration) -> Option<Duration> {
        let state = self.lock();
        let since = state.since?;
        Some(since + shown.saturating_sub(state.base))
    }

    fn pause(&self) -> Result<(), &'static str> {
        if !self.can_pause {
            // The real text lacks a backtick too.
            return Err(
                "`time::pause()` requires the `current_thread` Tokio runtime. This is the default Runtime used \
                 by `#[tokio::test].",
            );
        }
        let now = self.now();
        let mut state = self.lock();
        if state.since.take().is_none() {
            return Err("time is already frozen");
        }
        state.base = now;
        Ok(())
    }

    fn resume(&self) -> Result<(), &'static str> {
        let mut state = self.lock();
        if state.since.is_some() {
            return Err("time is not frozen");
        }
        state.since = Some(lab::now());
        Ok(())
    }

    fn advance(&self, duration: Duration) -> Result<(), &'static str> {
        let mut state = self.lock();
        if state.since.is_some() {
            return Err("time is not frozen");
        }
        state.base += duration;
        Ok(())
    }

    /// Whether it stands, and jumps when there is nothing to do.
    pub(crate) fn jumps(&self) -> bool {
        let state = self.lock();
        state.since.is_none() && state.held == 0
    }

    /// Jumps to a deadline. Timers fire at whole milliseconds, counted from when the runtime was made.
    pub(crate) fn jump(&self, to: Duration) {
        let mut state = self.lock();
        let millis = to.saturating_sub(self.made).as_nanos().div_ceil(1_000_000);
        let tick = self.made + Duration::from_millis(u64::try_from(millis).unwrap_or(u64::MAX));
        state.base = state.base.max(tick);
    }

    /// A blocking task has been handed in.
    pub(crate) fn hold(&self) {
        self.lock().held += 1;
    }

    /// It is done.
    pub(crate) fn release(&self) {
        self.lock().held -= 1;
    }
}

#[track_caller]
fn with_clock(change: impl FnOnce(&Clock) -> Result<(), &'static str>) {
    let changed = match context::current() {
        Ok(handle) => change(&handle.shared.timers.clock),
        Err(error) if error.is_missing_context() => {
            Err("time cannot be frozen from outside the Tokio runtime")
        }
        Err(error) => panic!("{error}"),
    };
    if let Err(why) = changed {
        panic!("{why}");
    }
}

/// Stops tokio's clock. Only in a runtime of one thread.
///
/// # Panics
/// When it is stopped already; outside of a runtime, and in one of several threads.
#[track_caller]
pub fn pause() {
    with_clock(Clock::pause);
}

/// Lets tokio's clock go on.
///
/// # Panics
/// When it is not stopped; outside of a runtime.
#[track_caller]
pub fn resume() {
    with_clock(Clock::resume);
}

/// Sets tokio's clock, which is stopped, forward.
///
/// # Panics
/// When it is not stopped; outside of a runtime.
pub async fn advance(duration: Duration) {
    with_clock(|clock| clock.advance(duration));
    crate::task::yield_now().await;
}

/// What the clock of the current runtime shows, or the lab's.
pub(crate) fn now() -> Instant {
    let now = match context::current() {
        Ok(handle) => handle.shared.timers.clock.now(),
        Err(_) => lab::now(),
    };
    Instant::at(now)
}
