//! The owner of a runtime, which ends it.

use super::shared::Scheduler;
use super::{Builder, EnterGuard, Handle, RuntimeMetrics, Shared};
use crate::lab;
use crate::task::JoinHandle;
use std::fmt;
use std::future::Future;
use std::num::NonZeroU64;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Owns a runtime. Dropping it ends the tasks, and waits for the threads.
pub struct Runtime {
    handle: Handle,
}

/// The kind of a runtime.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuntimeFlavor {
    CurrentThread,
    MultiThread,
}

/// An opaque number that tells a runtime from all others that are running.
#[derive(Clone, Copy, Debug, Hash, Eq, PartialEq)]
pub struct Id(NonZeroU64);

impl Id {
    pub(crate) fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(
            NonZeroU64::new(NEXT.fetch_add(1, Ordering::Relaxed))
                .expect("the numbers do not run out"),
        )
    }

    /// The number as the record has it.
    pub(crate) fn recorded(self) -> u32 {
        u32::try_from(self.0.get()).expect("a program has room for fewer")
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Runtime {
    /// # Errors
    /// Never in the lab.
    #[track_caller]
    pub fn new() -> std::io::Result<Self> {
        Builder::new_multi_thread().enable_all().build()
    }

    pub(super) fn new_with(shared: Arc<Shared>) -> Self {
        Self {
            handle: Handle { shared },
        }
    }

    #[must_use]
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    #[track_caller]
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        self.handle.spawn(future)
    }

    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, func: F) -> JoinHandle<R>
    where
        F: FnOnce() -> R + Send + 'static,
        R: Send + 'static,
    {
        self.handle.spawn_blocking(func)
    }

    /// # Panics
    /// Inside of a runtime.
    #[track_caller]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        let _current = self.enter();
        match &self.handle.shared.scheduler {
            Scheduler::CurrentThread(scheduler) => {
                scheduler.block_on(&self.handle, future, Location::caller())
            }
            Scheduler::MultiThread(_) => self.handle.block_on_alone(future, Location::caller()),
        }
    }

    pub fn enter(&self) -> EnterGuard<'_> {
        self.handle.enter()
    }

    /// Ends the tasks, and waits for the threads for so long.
    pub fn shutdown_timeout(self, duration: Duration) {
        self.handle.shared.shutdown();
        let shared = self.handle.shared.clone();
        shared.wait_for_threads(Some(duration));
    }

    /// Ends the tasks, and waits for nobody.
    pub fn shutdown_background(self) {
        self.shutdown_timeout(Duration::ZERO);
    }

    #[must_use]
    pub fn metrics(&self) -> RuntimeMetrics {
        self.handle.metrics()
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        lab::point();
        self.handle.shared.shutdown();
        self.handle.shared.wait_for_threads(None);
    }
}

impl UnwindSafe for Runtime {}
impl RefUnwindSafe for Runtime {}

impl fmt::Debug for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheduler = match self.handle.shared.scheduler {
            Scheduler::CurrentThread(_) => format_args!("CurrentThread(CurrentThread)"),
            Scheduler::MultiThread(_) => format_args!("MultiThread(MultiThread)"),
        };
        f.debug_struct("Runtime")
            .field("scheduler", &scheduler)
            .field("handle", &self.handle)
            .field("blocking_pool", &format_args!("BlockingPool"))
            .finish()
    }
}
