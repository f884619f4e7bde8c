//! The timers of one runtime, and beside them its sockets, which the same look finds ready. They fire when a thread that drives the runtime looks; until then a timer
//! whose time has come is still pending, as in life.

use super::io::Io;
use super::{Handle, Shared};
use crate::lab;
use crate::time::Clock;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;
use std::time::Duration;

/// Timers with the same deadline in virtual time have slightly different ones in life: the order in which
/// their deadlines were computed. Above [`ROUND`] stands after how many rounds of timers that was.
pub(crate) fn next_base() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    (ROUNDS.load(Ordering::Relaxed) << ROUND) + NEXT.fetch_add(1, Ordering::Relaxed)
}

const ROUND: u32 = 40;
/// How often timers have fired.
static ROUNDS: AtomicU64 = AtomicU64::new(0);

/// Who looks at the timers, and so which of those with one deadline fire together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// A thread that has more to do.
    Between,
    /// The only thread that polls, with nothing to do. In life each wait ends a little late, so a deadline
    /// that was computed after a wait mostly comes a tick later than one that was computed before it. What
    /// the earlier one sets off is all done by then.
    Idle,
    /// One of several threads: what it wakes is polled in any order anyway.
    OneOfSeveral,
}

pub(crate) struct Timers {
    enabled: bool,
    wheel: Mutex<Wheel>,
    pub(super) io: Io,
    /// Deadlines are times of this clock.
    pub(crate) clock: Clock,
}

#[derive(Default)]
struct Wheel {
    /// When somebody looked last.
    looked: Duration,
    next: u64,
    queue: BTreeMap<(Duration, u64), Arc<Entry>>,
    /// When timers were last left for a later tick.
    left: Option<Duration>,
    shutdown: bool,
}

impl Wheel {
    /// The last round whose timers fire now, of those that are due at this very moment.
    fn choose_round(&self, now: Duration) -> u64 {
        let due = self.queue.range(..=(now, u64::MAX));
        let (deadlines, entries): (Vec<Duration>, Vec<&Arc<Entry>>) =
            due.map(|(&(deadline, _), entry)| (deadline, entry)).unzip();
        let rounds: BTreeSet<u64> = entries.iter().map(|entry| entry.round()).collect();
        // What is overdue is so for all.
        if rounds.len() < 2 || deadlines[0] < now {
            return u64::MAX;
        }
        let which = lab::choose(rounds.len());
        rounds.into_iter().nth(which).unwrap_or(u64::MAX)
    }
}

struct Entry {
    base: u64,
    state: Mutex<EntryState>,
}

#[derive(Default)]
struct EntryState {
    fired: bool,
    waker: Option<Waker>,
}

impl Entry {
    fn round(&self) -> u64 {
        self.base >> ROUND
    }

    fn lock(&self) -> MutexGuard<'_, EntryState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fire(&self) -> Option<Waker> {
        let mut state = self.lock();
        state.fired = true;
        state.waker.take()
    }
}

impl Timers {
    pub(super) fn new(enabled: bool, io: bool, clock: Clock) -> Self {
        Self {
            enabled,
            wheel: Mutex::default(),
            io: Io::new(io),
            clock,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Wheel> {
        self.wheel.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[track_caller]
    pub(crate) fn expect_enabled(&self) {
        assert!(
            self.enabled,
            "A Tokio 1.x context was found, but timers are disabled. Call `enable_time` on the runtime builder to \
             enable timers."
        );
    }

    /// Signals come the way of sockets.
    #[track_caller]
    pub(crate) fn expect_signals(&self) {
        assert!(
            self.io.is_enabled(),
            "A Tokio 1.x context was found, but IO is disabled. Call `enable_io` on the runtime builder to \
             enable IO."
        );
    }

    fn first(&self) -> Option<Duration> {
        let wheel = self.lock();
        let first = wheel.queue.first_key_value();
        first.map(|(&(deadline, _), _)| deadline)
    }

    /// The earliest deadline, unless the clock stands, or time at which a socket is ready; by the lab's clock.
    pub(super) fn next(&self) -> Option<Duration> {
        let first = self.first();
        let first = first.and_then(|deadline| self.clock.in_the_lab(deadline));
        first.into_iter().chain(self.io.next()).min()
    }

    /// Where a clock that stands would jump to now: the earliest deadline, if there is one and it may.
    fn landing(&self) -> Option<Duration> {
        self.first().filter(|_| self.clock.jumps())
    }

    /// Whether the clock stands and would jump.
    pub(super) fn would_jump(&self) -> bool {
        self.landing().is_some()
    }

    /// Lets it jump, if it would.
    pub(super) fn jump(&self) {
        if let Some(deadline) = self.landing() {
            self.clock.jump(deadline);
        }
    }

    /// Wakes those whose sockets are ready, and fires the timers whose time has come: in this order, as in
    /// life.
    pub(super) fn fire(&self, look: Look) {
        self.io.look();
        let now = self.clock.now();
        let mut due: Vec<(Duration, Arc<Entry>)> = Vec::new();
        {
            let mut wheel = self.lock();
            let round = match look {
                Look::Idle => wheel.choose_round(now),
                // Those that were left for a later tick stay.
                Look::Between if wheel.left == Some(now) => return,
                Look::Between | Look::OneOfSeveral => u64::MAX,
            };
            wheel.looked = now;
            let mut later = BTreeMap::new();
            while let Some(first) = wheel.queue.first_entry() {
                if first.key().0 > now {
                    break;
                }
                let (key, entry) = first.remove_entry();
                if entry.round() > round {
                    later.insert(key, entry);
                } else {
                    due.push((key.0, entry));
                }
            }
            wheel.left = (!later.is_empty()).then_some(now);
            wheel.queue.append(&mut later);
        }
        if !due.is_empty() {
            ROUNDS.fetch_add(1, Ordering::Relaxed);
        }
        for equal in due.chunk_by_mut(|(one, _), (other, _)| one == other) {
            // In the order in which they were set, unless a tick of the real clock came between them.
            if !equal.is_sorted_by_key(|(_, entry)| entry.base) && lab::choose(2) == 1 {
                equal.sort_by_key(|(_, entry)| entry.base);
            }
        }
        for (_, entry) in due {
            if let Some(waker) = entry.fire() {
                waker.wake();
            }
        }
    }

    /// Wakes all; who polls a timer from here on is told that the runtime is gone.
    pub(super) fn shutdown(&self) {
        self.io.shutdown();
        let queue = {
            let mut wheel = self.lock();
            wheel.shutdown = true;
            std::mem::take(&mut wheel.queue)
        };
        for entry in queue.into_values() {
            if let Some(waker) = entry.fire() {
                waker.wake();
            }
        }
    }
}

/// One timer.
pub(crate) struct Timer {
    runtime: Handle,
    entry: Arc<Entry>,
    key: (Duration, u64),
}

impl Timer {
    pub(crate) fn new(runtime: Handle, base: u64) -> Self {
        let entry = Arc::new(Entry {
            base,
            state: Mutex::default(),
        });
        Self {
            runtime,
            entry,
            key: (Duration::ZERO, u64::MAX),
        }
    }

    fn shared(&self) -> &Arc<Shared> {
        &self.runtime.shared
    }

    /// Sets it, again if need be.
    pub(crate) fn start(&mut self, deadline: Duration) {
        let set = {
            let mut wheel = self.shared().timers.lock();
            wheel.queue.remove(&self.key);
            // Only what lies before the last look fires at once; the rest waits for the next look.
            let late = deadline < wheel.looked || wheel.shutdown;
            self.entry.lock().fired = late;
            let key = (deadline, wheel.next);
            wheel.next += 1;
            if !late {
                wheel.queue.insert(key, self.entry.clone());
            }
            drop(wheel);
            self.key = key;
            !late
        };
        if set {
            // Where the clock stands, whoever sleeps may have a jump to make.
            let clock = &self.shared().timers.clock;
            let due = clock.in_the_lab(deadline).unwrap_or_else(lab::now);
            self.runtime.shared.timer_set(due);
        } else if let Some(waker) = self.entry.fire() {
            waker.wake();
        }
    }

    /// When it is due by the lab's clock, as far as that can be told.
    pub(crate) fn due(&self) -> Option<Duration> {
        self.shared().timers.clock.in_the_lab(self.key.0)
    }

    pub(crate) fn is_elapsed(&self) -> bool {
        self.entry.lock().fired
    }

    /// Whether it has fired; if not, the waker is told when it does.
    ///
    /// # Panics
    /// When the runtime is gone.
    pub(crate) fn poll(&self, waker: &Waker) -> bool {
        assert!(
            !self.shared().timers.lock().shutdown,
            "A Tokio 1.x context was found, but it is being shutdown."
        );
        let mut state = self.entry.lock();
        if state.fired {
            return true;
        }
        let old = state.waker.replace(waker.clone());
        drop(state);
        drop(old);
        false
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        let entry = self.shared().timers.lock().queue.remove(&self.key);
        drop(entry);
    }
}
