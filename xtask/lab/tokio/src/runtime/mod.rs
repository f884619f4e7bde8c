//! Runtimes: who polls what, and when. One [`Shared`] per runtime holds its tasks, its timers, its blocking
//! pool and one of two schedulers; a [`Handle`] is a reference to it, a [`Runtime`] its owner.

mod blocking;
mod builder;
mod config;
mod current_thread;
mod driving;
mod handle;
mod io;
mod local;
mod metrics;
mod multi_thread;
mod owned;
mod root;
mod runtime_type;
mod shared;
mod timers;
mod worker;

pub use ::tokio::runtime::is_rt_shutdown_err;
pub use builder::Builder;
pub(crate) use driving::Driving;
pub use handle::{EnterGuard, Handle, TryCurrentError};
pub(crate) use io::{Registration, Source, Waiting, take_begun};
pub use local::{LocalOptions, LocalRuntime};
pub use metrics::RuntimeMetrics;
pub use runtime_type::{Id, Runtime, RuntimeFlavor};
pub(crate) use shared::Shared;
pub(crate) use timers::{Timer, next_base};

/// The number of the worker that this thread is; the thread of a current-thread runtime is its only one.
#[must_use]
pub fn worker_index() -> Option<usize> {
    crate::context::driving_at_all().map(|driving| driving.worker_index())
}
