//! `std::sync` on the engine: locks, signals, atomics and channels whose every operation is a scheduling
//! point. `Arc`, `Weak` and the error types are the real ones; counting references is no operation that
//! the lab sees.
//!
//! Not modelled: spurious wake-ups of condition variables, spurious failures of weak exchanges, and weak
//! memory orderings.

pub use ::std::sync::*;

pub mod atomic;
mod barrier;
mod condvar;
mod lazy_lock;
pub mod mpsc;
mod mutex;
mod once;
mod once_lock;
mod rwlock;

pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use lazy_lock::LazyLock;
pub use mutex::{Mutex, MutexGuard};
#[expect(deprecated, reason = "the real crate exports it too")]
pub use once::ONCE_INIT;
pub use once::{Once, OnceState};
pub use once_lock::OnceLock;
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// When a wait of this length ends. One that no clock can show never ends, as in the real crate.
fn deadline(duration: ::std::time::Duration) -> Option<::std::time::Duration> {
    let shown = i64::try_from(duration.as_secs()).is_ok();
    shown.then(|| crate::__lab::now().saturating_add(duration))
}
