//! `Barrier`. The last one to arrive leads.

use crate::__lab::{self as lab, Class, Wait};
use ::std::fmt;
use ::std::panic::Location;
use ::std::sync::PoisonError;

/// A point that a number of threads pass together.
pub struct Barrier {
    size: usize,
    round: ::std::sync::Mutex<Round>,
}

struct Round {
    arrived: usize,
    number: usize,
}

/// Whether this thread leads its round.
pub struct BarrierWaitResult(bool);

impl BarrierWaitResult {
    #[must_use]
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

impl Barrier {
    #[must_use]
    pub const fn new(n: usize) -> Self {
        Self {
            size: n,
            round: ::std::sync::Mutex::new(Round {
                arrived: 0,
                number: 0,
            }),
        }
    }

    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let loc = Location::caller();
        lab::point();
        let key = lab::key(&self.round);
        let (number, leads) = self.with(|round| {
            let number = round.number;
            round.arrived += 1;
            let leads = round.arrived >= self.size;
            if leads {
                round.arrived = 0;
                round.number = number.wrapping_add(1);
            }
            (number, leads)
        });
        lab::changed();
        if leads {
            lab::wake_all(key);
        }
        while self.with(|round| round.number == number) {
            let on = Some(lab::object(key));
            lab::block(
                key,
                None,
                Wait {
                    class: Class::Signal,
                    op: "Barrier::wait",
                    loc,
                    on,
                },
            );
        }
        BarrierWaitResult(leads)
    }

    fn with<R>(&self, f: impl FnOnce(&mut Round) -> R) -> R {
        f(&mut self.round.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult")
            .field("is_leader", &self.is_leader())
            .finish()
    }
}
