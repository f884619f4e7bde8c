//! What a runtime's handles, tasks and threads share.

use super::blocking::Pool;
use super::config::Config;
use super::current_thread::CurrentThread;
use super::multi_thread::MultiThread;
use super::owned::Owned;
use super::timers::Timers;
use super::{Handle, RuntimeFlavor};
use crate::lab::{self, Loc};
use crate::task::{Home, Id, JoinHandle, Task, new_blocking_task, new_task};
use crate::time::Clock;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

pub(crate) struct Shared {
    pub(crate) id: super::Id,
    pub(super) config: Config,
    pub(crate) owned: Owned,
    pub(crate) timers: Timers,
    pub(super) blocking: Pool,
    pub(super) scheduler: Scheduler,
}

pub(super) enum Scheduler {
    CurrentThread(CurrentThread),
    MultiThread(MultiThread),
}

impl Shared {
    #[track_caller]
    pub(super) fn new(
        config: Config,
        workers: Option<usize>,
        blocking: usize,
        time: bool,
        io: bool,
        paused: bool,
    ) -> Arc<Self> {
        let scheduler = match workers {
            None => Scheduler::CurrentThread(CurrentThread::default()),
            Some(workers) => Scheduler::MultiThread(MultiThread::new(workers)),
        };
        let clock = Clock::new(workers.is_none(), paused);
        let id = super::Id::next();
        let runtime = id.recorded();
        lab::event(Some(config.loc), lab::Kind::RuntimeMade { runtime });
        Arc::new(Self {
            id,
            config,
            owned: Owned::new(workers.unwrap_or(1)),
            timers: Timers::new(time, io, clock),
            blocking: Pool::new(blocking),
            scheduler,
        })
    }

    pub(crate) fn spawn<F>(self: &Arc<Self>, future: F, loc: Loc) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        self.spawn_local(future, loc)
    }

    /// Whose tasks may stay on one thread, and which that is.
    pub(crate) fn owner(&self) -> Option<usize> {
        self.config.owner
    }

    /// Spawns what may be unable to leave the thread. To be called on the owner's.
    pub(crate) fn spawn_local<F>(self: &Arc<Self>, future: F, loc: Loc) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        let id = Id::next();
        let (task, output) = new_task(future, Home::Runtime(self.clone()), id, loc);
        let handle = JoinHandle::new(task.clone(), output);
        if self.owned.insert(&task) {
            self.schedule(task, false);
        } else {
            task.shutdown();
        }
        handle
    }

    #[track_caller]
    pub(crate) fn spawn_blocking<F, R>(self: &Arc<Self>, function: F, loc: Loc) -> JoinHandle<R>
    where
        F: FnOnce() -> R + Send + 'static,
        R: Send + 'static,
    {
        let (task, output) = new_blocking_task(function, loc);
        self.timers.clock.hold();
        let handle = JoinHandle::new(task.clone(), output);
        self.blocking.spawn(self, task, loc);
        handle
    }

    /// Queues a task. `yielded` says that it was woken during its own poll.
    pub(crate) fn schedule(self: &Arc<Self>, task: Arc<Task>, yielded: bool) {
        match &self.scheduler {
            Scheduler::CurrentThread(scheduler) => scheduler.schedule(self, task),
            Scheduler::MultiThread(scheduler) => scheduler.schedule(self, task, yielded),
        }
    }

    /// A timer was set, or a socket is ready; whoever sleeps past it must look again.
    pub(crate) fn timer_set(self: &Arc<Self>, deadline: Duration) {
        match &self.scheduler {
            Scheduler::CurrentThread(scheduler) => scheduler.timer_set(self, deadline),
            Scheduler::MultiThread(scheduler) => scheduler.timer_set(self, deadline),
        }
    }

    pub(super) fn key(&self) -> lab::Key {
        lab::key(self)
    }

    pub(super) fn flavor(&self) -> RuntimeFlavor {
        match self.scheduler {
            Scheduler::CurrentThread(_) => RuntimeFlavor::CurrentThread,
            Scheduler::MultiThread(_) => RuntimeFlavor::MultiThread,
        }
    }

    /// Ends all tasks, and tells all threads to end.
    pub(super) fn shutdown(self: &Arc<Self>) {
        match &self.scheduler {
            Scheduler::CurrentThread(scheduler) => {
                // Tasks are dropped inside of the runtime's context.
                let _current = crate::context::set_current(&Handle {
                    shared: self.clone(),
                });
                scheduler.shutdown(self);
            }
            Scheduler::MultiThread(scheduler) => scheduler.shutdown(self),
        }
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
