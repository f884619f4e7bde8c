//! `Barrier`. Made anew: the real one wakes in an order that it draws.

use super::lab;
use super::recorded::{Op, Recorded};
use ::tokio::sync::Notify;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Lets tasks go on when `n` of them have come.
pub struct Barrier {
    state: Mutex<State>,
    /// All that wait are notified at once; the lab then chooses who is first.
    wait: Notify,
    n: usize,
}

#[derive(Debug)]
struct State {
    arrived: usize,
    generation: usize,
}

impl Barrier {
    #[track_caller]
    pub fn new(n: usize) -> Self {
        // As in tokio: with nobody to wait for, one passes at a time.
        Self {
            state: Mutex::new(State {
                arrived: 0,
                generation: 1,
            }),
            wait: Notify::new(),
            n: n.max(1),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[track_caller]
    pub fn wait(&self) -> impl Future<Output = BarrierWaitResult> {
        Recorded::new(Op::signal("Barrier::wait", lab::key(self)), self.arrive())
    }

    async fn arrive(&self) -> BarrierWaitResult {
        let generation = {
            let mut state = self.state();
            state.arrived += 1;
            if state.arrived == self.n {
                state.arrived = 0;
                state.generation += 1;
                drop(state);
                self.wait.notify_waiters();
                return BarrierWaitResult(true);
            }
            state.generation
        };
        lab::changed();
        loop {
            let notified = self.wait.notified();
            if self.state().generation > generation {
                return BarrierWaitResult(false);
            }
            notified.await;
        }
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier")
            .field("state", &self.state)
            .field("n", &self.n)
            .finish_non_exhaustive()
    }
}

/// Tells the one that came last from the others.
#[derive(Debug, Clone)]
pub struct BarrierWaitResult(bool);

impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool {
        self.0
    }
}
