//! A current-thread runtime whose tasks need not be `Send`: it stays on the thread that it was made on, and so do
//! they.

use super::{Builder, EnterGuard, Handle, Runtime, RuntimeMetrics, Shared};
use crate::task::JoinHandle;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::time::Duration;

/// What a local runtime is to be like; there is nothing to say yet.
#[derive(Default, Debug)]
#[non_exhaustive]
pub struct LocalOptions {
    _phantom: PhantomData<*mut u8>,
}

/// Owns a runtime and stays with it. Dropping it ends the tasks, and waits for the blocking threads.
pub struct LocalRuntime {
    runtime: Runtime,
    stays: PhantomData<*mut u8>,
}

impl LocalRuntime {
    /// # Errors
    /// Never in the lab.
    #[track_caller]
    pub fn new() -> std::io::Result<Self> {
        Builder::new_current_thread()
            .enable_all()
            .build_local(LocalOptions::default())
    }

    pub(super) fn new_with(shared: Arc<Shared>) -> Self {
        Self {
            runtime: Runtime::new_with(shared),
            stays: PhantomData,
        }
    }

    #[must_use]
    pub fn handle(&self) -> &Handle {
        self.runtime.handle()
    }

    #[track_caller]
    pub fn spawn_local<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        self.handle().shared.spawn_local(future, Location::caller())
    }

    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, func: F) -> JoinHandle<R>
    where
        F: FnOnce() -> R + Send + 'static,
        R: Send + 'static,
    {
        self.runtime.spawn_blocking(func)
    }

    /// # Panics
    /// Inside of a runtime.
    #[track_caller]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        self.runtime.block_on(future)
    }

    pub fn enter(&self) -> EnterGuard<'_> {
        self.runtime.enter()
    }

    /// Ends the tasks, and waits for the threads for so long.
    pub fn shutdown_timeout(self, duration: Duration) {
        self.runtime.shutdown_timeout(duration);
    }

    /// Ends the tasks, and waits for nobody.
    pub fn shutdown_background(self) {
        self.runtime.shutdown_background();
    }

    #[must_use]
    pub fn metrics(&self) -> RuntimeMetrics {
        self.runtime.metrics()
    }
}

impl UnwindSafe for LocalRuntime {}
impl RefUnwindSafe for LocalRuntime {}

impl fmt::Debug for LocalRuntime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalRuntime")
            .field("scheduler", &format_args!("CurrentThread(CurrentThread)"))
            .field("handle", self.handle())
            .field("blocking_pool", &format_args!("BlockingPool"))
            .field("_phantom", &self.stays)
            .finish()
    }
}
