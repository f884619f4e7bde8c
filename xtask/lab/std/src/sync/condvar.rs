//! `Condvar`: a list of seats, one per waiting thread. A notification goes to a seat, also when its time
//! is up but its thread has not run since: which of the two came first is a race, as in life.
//!
//! Spurious wake-ups happen when the plan asks for them. Waiting with two different mutexes is not reported.

use super::deadline;
use super::mutex::{Mutex, MutexGuard};
use crate::__lab::{self as lab, Class, Key, Loc, Quiet, Wait, Woken};
use ::std::fmt;
use ::std::panic::Location;
use ::std::sync::{LockResult, PoisonError};
use ::std::time::Duration;

/// Whether a wait ended because its time was up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    #[must_use]
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

struct Seat {
    key: Key,
    notified: bool,
}

/// A place to wait until somebody says that something has happened.
#[derive(Default)]
pub struct Condvar {
    seats: ::std::sync::Mutex<Vec<Seat>>,
}

impl Condvar {
    #[must_use]
    pub const fn new() -> Self {
        Self {
            seats: ::std::sync::Mutex::new(Vec::new()),
        }
    }

    /// # Errors
    /// When the mutex is poisoned.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        self.wait_until(guard, None, "Condvar::wait", Location::caller())
            .0
    }

    /// # Errors
    /// When the mutex is poisoned.
    #[track_caller]
    pub fn wait_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        let loc = Location::caller();
        while condition(&mut *guard) {
            guard = self.wait_until(guard, None, "Condvar::wait_while", loc).0?;
        }
        Ok(guard)
    }

    /// # Errors
    /// When the mutex is poisoned.
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        duration: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let loc = Location::caller();
        with_result(self.wait_until(guard, deadline(duration), "Condvar::wait_timeout", loc))
    }

    /// # Errors
    /// When the mutex is poisoned.
    #[track_caller]
    #[deprecated(
        since = "1.6.0",
        note = "replaced by `std::sync::Condvar::wait_timeout`"
    )]
    pub fn wait_timeout_ms<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        milliseconds: u32,
    ) -> LockResult<(MutexGuard<'a, T>, bool)> {
        let until = deadline(Duration::from_millis(milliseconds.into()));
        let (result, timed_out) =
            self.wait_until(guard, until, "Condvar::wait_timeout_ms", Location::caller());
        match result {
            Ok(guard) => Ok((guard, !timed_out)),
            Err(poisoned) => Err(PoisonError::new((poisoned.into_inner(), !timed_out))),
        }
    }

    /// # Errors
    /// When the mutex is poisoned.
    #[track_caller]
    pub fn wait_timeout_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        duration: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        let loc = Location::caller();
        let until = deadline(duration);
        loop {
            if !condition(&mut *guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            if until.is_some_and(|until| until <= lab::now()) {
                return Ok((guard, WaitTimeoutResult(true)));
            }
            let waited = self.wait_until(guard, until, "Condvar::wait_timeout_while", loc);
            guard = with_result(waited)?.0;
        }
    }

    #[track_caller]
    pub fn notify_one(&self) {
        // With nobody there to hear it, it changes nothing.
        lab::quiet(Quiet::Ask, "Condvar::notify_one", Location::caller());
        let deaf = self.with(|seats| seats.iter().filter(|seat| !seat.notified).count());
        let which = lab::choose(deaf);
        let chosen = self.with(|seats| {
            let seat = seats.iter_mut().filter(|seat| !seat.notified).nth(which)?;
            seat.notified = true;
            Some(seat.key)
        });
        wake(chosen);
    }

    #[track_caller]
    pub fn notify_all(&self) {
        lab::quiet(Quiet::Ask, "Condvar::notify_all", Location::caller());
        let chosen: Vec<Key> = self.with(|seats| {
            seats
                .iter_mut()
                .filter_map(|seat| {
                    (!::std::mem::replace(&mut seat.notified, true)).then_some(seat.key)
                })
                .collect()
        });
        wake(chosen);
    }

    fn with<R>(&self, f: impl FnOnce(&mut Vec<Seat>) -> R) -> R {
        f(&mut self.seats.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Unlocks and sits down in one step; locks again when notified or when the time is up. Says whether
    /// it was the time.
    fn wait_until<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        until: Option<Duration>,
        op: &'static str,
        loc: Loc,
    ) -> (LockResult<MutexGuard<'a, T>>, bool) {
        lab::point_at(loc);
        // The address of this byte is this wait's own for as long as it lasts.
        let here = 0_u8;
        let key = lab::key(&here);
        self.with(|seats| {
            seats.push(Seat {
                key,
                notified: false,
            })
        });
        let mutex: &'a Mutex<T> = guard.release();
        let mut woken = Woken::Done;
        if until.is_some_and(|until| until <= lab::now()) {
            lab::point();
        } else {
            let on = Some(lab::object(lab::key(&self.seats)));
            woken = lab::block_loosely(
                key,
                until,
                Wait {
                    class: Class::Signal,
                    op,
                    loc,
                    on,
                },
            );
        }
        let notified = self.with(|seats| {
            let at = seats.iter().position(|seat| seat.key == key);
            at.is_some_and(|at| seats.remove(at).notified)
        });
        let timed_out = !notified && woken != Woken::Early;
        (mutex.acquire(op, loc), timed_out)
    }
}

fn wake(chosen: impl IntoIterator<Item = Key>) {
    for key in chosen {
        lab::changed();
        lab::wake_all(key);
    }
}

fn with_result<G>(
    (result, timed_out): (LockResult<G>, bool),
) -> LockResult<(G, WaitTimeoutResult)> {
    let timed_out = WaitTimeoutResult(timed_out);
    match result {
        Ok(guard) => Ok((guard, timed_out)),
        Err(poisoned) => Err(PoisonError::new((poisoned.into_inner(), timed_out))),
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}
