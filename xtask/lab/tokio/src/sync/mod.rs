//! `tokio::sync`: the real primitives, so that fairness, wake order, lag, errors and texts are tokio's own.
//! Around each operation stand a scheduling point, the learner's line and the record of waits and locks.
//!
//! Two are made anew, because the real ones draw random numbers when they wake, and a schedule must replay:
//! `watch` and, built on it, `Barrier`. Nothing here ever blocks a real thread: what would block goes
//! through the lab. Wrong for one rare case: a `broadcast` message whose `Clone` or `Drop` meets a scheduling
//! point does so under a real lock, as in tokio, and may stall the lab.

use lab_std::__lab as lab;

mod barrier;
pub mod broadcast;
mod kept;
pub mod mpsc;
mod mutex;
mod notify;
mod once_cell;
pub mod oneshot;
mod recorded;
mod rwlock;
mod semaphore;
mod set_once;
mod transparent;
pub mod watch;

pub use ::tokio::sync::{AcquireError, SetError, SetOnceError, TryAcquireError, TryLockError};
pub use barrier::{Barrier, BarrierWaitResult};
pub use mutex::{MappedMutexGuard, Mutex, MutexGuard, OwnedMappedMutexGuard, OwnedMutexGuard};
pub use notify::Notify;
pub use once_cell::OnceCell;
pub use rwlock::{
    OwnedRwLockMappedWriteGuard, OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock,
    RwLockMappedWriteGuard, RwLockReadGuard, RwLockWriteGuard,
};
pub use semaphore::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};
pub use set_once::SetOnce;

/// Named future types.
pub mod futures {
    pub use super::notify::{Notified, OwnedNotified};
}

/// Methods that only ask the wrapped value something.
macro_rules! asks {
    ($of:literal: $($name:ident -> $answer:ty),+ $(,)?) => { $(
        #[track_caller]
        pub fn $name(&self) -> $answer {
            crate::sync::recorded::ask(concat!($of, "::", stringify!($name)));
            self.0.$name()
        }
    )+ };
}
use asks;
