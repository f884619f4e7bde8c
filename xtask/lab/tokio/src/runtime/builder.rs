//! How a runtime is asked for.

use super::config::{Callback, Config};
use super::{LocalOptions, LocalRuntime, Runtime, Shared};
use crate::lab::{self, Loc};
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io};

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    CurrentThread,
    MultiThread,
}

/// Builds a runtime.
pub struct Builder {
    kind: Kind,
    name: Option<String>,
    enable_time: bool,
    enable_io: bool,
    start_paused: bool,
    worker_threads: Option<usize>,
    max_blocking_threads: usize,
    thread_name: Arc<dyn Fn() -> String + Send + Sync>,
    thread_stack_size: Option<usize>,
    after_start: Option<Callback>,
    before_stop: Option<Callback>,
    before_park: Option<Callback>,
    after_unpark: Option<Callback>,
    event_interval: u32,
    global_queue_interval: Option<u32>,
}

impl Builder {
    #[must_use]
    pub fn new_current_thread() -> Self {
        Self::new(Kind::CurrentThread)
    }

    #[must_use]
    pub fn new_multi_thread() -> Self {
        Self::new(Kind::MultiThread)
    }

    fn new(kind: Kind) -> Self {
        Self {
            kind,
            name: None,
            enable_time: false,
            enable_io: false,
            start_paused: false,
            worker_threads: None,
            max_blocking_threads: 512,
            thread_name: Arc::new(|| "tokio-rt-worker".into()),
            thread_stack_size: None,
            after_start: None,
            before_stop: None,
            before_park: None,
            after_unpark: None,
            event_interval: 61,
            global_queue_interval: None,
        }
    }

    pub fn enable_all(&mut self) -> &mut Self {
        self.enable_io().enable_time()
    }

    pub fn enable_io(&mut self) -> &mut Self {
        self.enable_io = true;
        self
    }

    pub fn enable_time(&mut self) -> &mut Self {
        self.enable_time = true;
        self
    }

    /// Whether the runtime's clock begins paused; with several threads it cannot, and building it panics.
    pub fn start_paused(&mut self, start_paused: bool) -> &mut Self {
        self.start_paused = start_paused;
        self
    }

    /// # Panics
    /// When zero.
    #[track_caller]
    pub fn worker_threads(&mut self, val: usize) -> &mut Self {
        assert!(val > 0, "Worker threads cannot be set to 0");
        self.worker_threads = Some(val);
        self
    }

    /// # Panics
    /// When zero.
    #[track_caller]
    pub fn max_blocking_threads(&mut self, val: usize) -> &mut Self {
        assert!(val > 0, "Max blocking threads cannot be set to 0");
        self.max_blocking_threads = val;
        self
    }

    pub fn thread_name(&mut self, val: impl Into<String>) -> &mut Self {
        let val = val.into();
        self.thread_name = Arc::new(move || val.clone());
        self
    }

    /// # Panics
    /// When empty.
    #[track_caller]
    pub fn name(&mut self, val: impl Into<String>) -> &mut Self {
        let val = val.into();
        assert!(!val.trim().is_empty(), "runtime name shouldn't be empty");
        self.name = Some(val);
        self
    }

    pub fn thread_name_fn<F>(&mut self, f: F) -> &mut Self
    where
        F: Fn() -> String + Send + Sync + 'static,
    {
        self.thread_name = Arc::new(f);
        self
    }

    /// The lab's threads have a stack of their own size.
    pub fn thread_stack_size(&mut self, val: usize) -> &mut Self {
        self.thread_stack_size = Some(val);
        self
    }

    pub fn on_thread_start<F>(&mut self, f: F) -> &mut Self
    where
        F: Fn() + Send + Sync + 'static,
    {
        self.after_start = Some(Arc::new(f));
        self
    }

    pub fn on_thread_stop<F>(&mut self, f: F) -> &mut Self
    where
        F: Fn() + Send + Sync + 'static,
    {
        self.before_stop = Some(Arc::new(f));
        self
    }

    pub fn on_thread_park<F>(&mut self, f: F) -> &mut Self
    where
        F: Fn() + Send + Sync + 'static,
    {
        self.before_park = Some(Arc::new(f));
        self
    }

    pub fn on_thread_unpark<F>(&mut self, f: F) -> &mut Self
    where
        F: Fn() + Send + Sync + 'static,
    {
        self.after_unpark = Some(Arc::new(f));
        self
    }

    /// Idle blocking threads stay in the lab.
    pub fn thread_keep_alive(&mut self, _duration: Duration) -> &mut Self {
        self
    }

    /// # Panics
    /// When zero.
    #[track_caller]
    pub fn global_queue_interval(&mut self, val: u32) -> &mut Self {
        assert!(val > 0, "global_queue_interval must be greater than 0");
        self.global_queue_interval = Some(val);
        self
    }

    /// # Panics
    /// When zero.
    #[track_caller]
    pub fn event_interval(&mut self, val: u32) -> &mut Self {
        assert!(val > 0, "event_interval must be greater than 0");
        self.event_interval = val;
        self
    }

    /// # Panics
    /// When zero.
    #[track_caller]
    pub fn max_io_events_per_tick(&mut self, capacity: usize) -> &mut Self {
        assert!(capacity > 0, "max_io_events_per_tick must be non-zero");
        self
    }

    /// # Panics
    /// When zero.
    #[track_caller]
    pub fn max_io_events_per_busy_tick(&mut self, capacity: usize) -> &mut Self {
        assert!(capacity > 0, "max_io_events_per_busy_tick must be non-zero");
        self
    }

    /// # Errors
    /// Never in the lab.
    #[track_caller]
    pub fn build(&mut self) -> io::Result<Runtime> {
        Ok(Runtime::new_with(self.shared(None, Location::caller())))
    }

    /// # Errors
    /// Never in the lab.
    ///
    /// # Panics
    /// When it is to have several threads.
    #[track_caller]
    pub fn build_local(&mut self, _options: LocalOptions) -> io::Result<LocalRuntime> {
        match self.kind {
            Kind::CurrentThread => {
                let shared = self.shared(Some(lab::me()), Location::caller());
                Ok(LocalRuntime::new_with(shared))
            }
            Kind::MultiThread => panic!("multi_thread is not supported for LocalRuntime"),
        }
    }

    #[track_caller]
    fn shared(&self, owner: Option<usize>, loc: Loc) -> Arc<Shared> {
        let config = Config {
            name: self.name.clone(),
            loc,
            owner,
            thread_name: self.thread_name.clone(),
            after_start: self.after_start.clone(),
            before_stop: self.before_stop.clone(),
            before_park: self.before_park.clone(),
            after_unpark: self.after_unpark.clone(),
            event_interval: self.event_interval,
            global_queue_interval: self.global_queue_interval.unwrap_or(31),
        };
        let workers = match self.kind {
            Kind::CurrentThread => None,
            Kind::MultiThread => Some(self.worker_threads.unwrap_or(lab::POOL)),
        };
        Shared::new(
            config,
            workers,
            self.max_blocking_threads,
            self.enable_time,
            self.enable_io,
            self.start_paused,
        )
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = |callback: &Option<Callback>| callback.as_ref().map(|_| "...");
        let mut debug = f.debug_struct("Builder");
        if let Some(name) = &self.name {
            debug.field("name", name);
        }
        debug
            .field("worker_threads", &self.worker_threads)
            .field("max_blocking_threads", &self.max_blocking_threads)
            .field(
                "thread_name",
                &"<dyn Fn() -> String + Send + Sync + 'static>",
            )
            .field("thread_stack_size", &self.thread_stack_size)
            .field("after_start", &told(&self.after_start))
            .field("before_stop", &told(&self.before_stop))
            .field("before_park", &told(&self.before_park))
            .field("after_unpark", &told(&self.after_unpark))
            .field("enable_eager_driver_handoff", &false);
        if self.name.is_none() {
            debug.finish_non_exhaustive()
        } else {
            debug.finish()
        }
    }
}
