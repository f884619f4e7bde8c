//! `Once`, on which `OnceLock` and `LazyLock` stand.

use crate::__lab::{self as lab, Class, Loc, Quiet, Wait};
use ::std::cell::Cell;
use ::std::fmt;
use ::std::panic::Location;
use ::std::sync::atomic::{AtomicU8, Ordering::SeqCst};

const INCOMPLETE: u8 = 0;
const POISONED: u8 = 1;
const RUNNING: u8 = 2;
const COMPLETE: u8 = 3;

/// Something that is done once.
pub struct Once {
    state: AtomicU8,
}

/// What the closure of [`Once::call_once_force`] is told.
pub struct OnceState {
    poisoned: bool,
    // The real one keeps the state to come in a cell, which is why it may not be shared.
    alone: Cell<()>,
}

impl OnceState {
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let () = self.alone.get();
        f.debug_struct("OnceState")
            .field("poisoned", &self.is_poisoned())
            .finish()
    }
}

#[deprecated(since = "1.38.0", note = "the `Once::new()` function is now preferred")]
#[expect(
    clippy::declare_interior_mutable_const,
    reason = "so it is in the real crate"
)]
pub const ONCE_INIT: Once = Once::new();

/// Tells everybody how a run ended, also when it panicked.
struct Run<'a> {
    once: &'a Once,
    becomes: u8,
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        if self.becomes == POISONED {
            lab::point();
        }
        self.once.state.store(self.becomes, SeqCst);
        lab::changed();
        lab::wake_all(lab::key(&self.once.state));
    }
}

#[expect(
    clippy::new_without_default,
    reason = "the real one has no default either"
)]
impl Once {
    #[must_use]
    pub const fn new() -> Self {
        Self {
            state: AtomicU8::new(INCOMPLETE),
        }
    }

    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        self.call(
            false,
            |_| f(),
            |()| (),
            "Once::call_once",
            Location::caller(),
        );
    }

    #[track_caller]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        self.call(
            true,
            f,
            |()| (),
            "Once::call_once_force",
            Location::caller(),
        );
    }

    #[track_caller]
    pub fn is_completed(&self) -> bool {
        self.is(COMPLETE) || {
            lab::quiet(Quiet::Ask, "Once::is_completed", Location::caller());
            self.is(COMPLETE)
        }
    }

    fn is(&self, state: u8) -> bool {
        self.state.load(SeqCst) == state
    }

    pub(super) fn is_running(&self) -> bool {
        self.is(RUNNING)
    }

    /// # Panics
    /// When the run panicked.
    #[track_caller]
    pub fn wait(&self) {
        self.wait_for(false, "Once::wait", Location::caller());
    }

    #[track_caller]
    pub fn wait_force(&self) {
        self.wait_for(true, "Once::wait_force", Location::caller());
    }

    /// Runs `f` unless somebody has, and publishes what it gives in one step with its being done; waits
    /// while somebody does.
    #[track_caller]
    pub(super) fn call<T>(
        &self,
        even_poisoned: bool,
        f: impl FnOnce(&OnceState) -> T,
        publish: impl FnOnce(T),
        op: &'static str,
        loc: Loc,
    ) {
        // What is done stays done: to find that takes no scheduling point.
        if self.is(COMPLETE) {
            return;
        }
        lab::quiet(Quiet::Read, op, loc);
        loop {
            match self.state.load(SeqCst) {
                COMPLETE => return,
                RUNNING => self.block(op, loc),
                POISONED if !even_poisoned => poisoned(),
                before => {
                    self.state.store(RUNNING, SeqCst);
                    let mut run = Run {
                        once: self,
                        becomes: POISONED,
                    };
                    let value = f(&OnceState {
                        poisoned: before == POISONED,
                        alone: Cell::new(()),
                    });
                    lab::point();
                    publish(value);
                    run.becomes = COMPLETE;
                    return;
                }
            }
        }
    }

    #[track_caller]
    pub(super) fn wait_for(&self, even_poisoned: bool, op: &'static str, loc: Loc) {
        if self.is(COMPLETE) {
            return;
        }
        lab::quiet(Quiet::Read, op, loc);
        loop {
            match self.state.load(SeqCst) {
                COMPLETE => return,
                POISONED if !even_poisoned => poisoned(),
                _ => self.block(op, loc),
            }
        }
    }

    fn block(&self, op: &'static str, loc: Loc) {
        let key = lab::key(&self.state);
        let on = Some(lab::object(key));
        lab::block(
            key,
            None,
            Wait {
                class: Class::Lock,
                op,
                loc,
                on,
            },
        );
    }
}

#[track_caller]
fn poisoned() -> ! {
    panic!("Once instance has previously been poisoned")
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}
