//! References to a runtime.

use super::{Id, RuntimeFlavor, RuntimeMetrics, Shared};
use crate::context::{self, SetCurrent};
use crate::task::JoinHandle;
use std::future::Future;
use std::marker::PhantomData;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::{error, fmt};

/// A reference to a runtime.
#[derive(Clone)]
pub struct Handle {
    pub(crate) shared: Arc<Shared>,
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = match self.shared.flavor() {
            RuntimeFlavor::CurrentThread => {
                format_args!("CurrentThread(current_thread::Handle {{ ... }})")
            }
            RuntimeFlavor::MultiThread => {
                format_args!("MultiThread(multi_thread::Handle {{ ... }})")
            }
        };
        f.debug_struct("Handle").field("inner", &inner).finish()
    }
}

/// The runtime is the current one until this is dropped.
#[derive(Debug)]
#[must_use = "Creating and dropping a guard does nothing"]
pub struct EnterGuard<'a> {
    _current: SetCurrent,
    handle: PhantomData<&'a Handle>,
}

impl Handle {
    pub fn enter(&self) -> EnterGuard<'_> {
        EnterGuard {
            _current: context::set_current(self),
            handle: PhantomData,
        }
    }

    /// # Panics
    /// Outside of a runtime.
    #[track_caller]
    #[must_use]
    pub fn current() -> Self {
        context::expect_current()
    }

    /// # Errors
    /// Outside of a runtime.
    pub fn try_current() -> Result<Self, TryCurrentError> {
        context::current()
    }

    #[track_caller]
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        self.shared.spawn(future, Location::caller())
    }

    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, func: F) -> JoinHandle<R>
    where
        F: FnOnce() -> R + Send + 'static,
        R: Send + 'static,
    {
        self.shared.spawn_blocking(func, Location::caller())
    }

    /// # Panics
    /// Inside of a runtime.
    #[track_caller]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        self.block_on_alone(future, Location::caller())
    }

    #[must_use]
    pub fn runtime_flavor(&self) -> RuntimeFlavor {
        self.shared.flavor()
    }

    #[must_use]
    pub fn id(&self) -> Id {
        self.shared.id
    }

    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.shared.config.name.as_deref()
    }

    #[must_use]
    pub fn metrics(&self) -> RuntimeMetrics {
        RuntimeMetrics::new(self.clone())
    }
}

impl UnwindSafe for Handle {}
impl RefUnwindSafe for Handle {}

/// There is no current runtime.
#[derive(Debug)]
pub struct TryCurrentError {
    kind: TryCurrentErrorKind,
}

#[derive(Debug)]
enum TryCurrentErrorKind {
    NoContext,
    ThreadLocalDestroyed,
}

impl TryCurrentError {
    pub(crate) const NO_CONTEXT: Self = Self {
        kind: TryCurrentErrorKind::NoContext,
    };
    pub(crate) const DESTROYED: Self = Self {
        kind: TryCurrentErrorKind::ThreadLocalDestroyed,
    };

    #[must_use]
    pub fn is_missing_context(&self) -> bool {
        matches!(self.kind, TryCurrentErrorKind::NoContext)
    }

    #[must_use]
    pub fn is_thread_local_destroyed(&self) -> bool {
        matches!(self.kind, TryCurrentErrorKind::ThreadLocalDestroyed)
    }
}

impl fmt::Display for TryCurrentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TryCurrentErrorKind::NoContext => {
                "there is no reactor running, must be called from the context of a Tokio 1.x runtime"
            }
            TryCurrentErrorKind::ThreadLocalDestroyed => {
                "The Tokio context thread-local variable has been destroyed."
            }
        })
    }
}

impl error::Error for TryCurrentError {}
