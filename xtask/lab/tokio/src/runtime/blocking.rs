//! The pool of threads for code that blocks, and the wait for all of a runtime's threads at its end.

use super::config::call;
use super::shared::Scheduler;
use super::{Handle, Shared};
use crate::context::{self, Entered};
use crate::lab::{self, Class, Loc, Role, Wait};
use crate::task::Task;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub(super) struct Pool {
    most: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    queue: VecDeque<Arc<Task>>,
    living: usize,
    idle: Vec<Arc<Seat>>,
    closed: bool,
    /// Somebody has waited for the threads, or decided not to.
    waited: bool,
    /// All threads of the runtime, by their numbers in the record.
    threads: Vec<u32>,
}

/// An idle thread, and the task that it is woken for.
#[derive(Default)]
struct Seat(Mutex<Option<Arc<Task>>>);

impl Seat {
    fn lock(&self) -> MutexGuard<'_, Option<Arc<Task>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pool {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            state: Mutex::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a thread of the runtime, to be waited for at its end.
    pub(super) fn started(&self, thread: u32) {
        self.lock().threads.push(thread);
    }

    pub(super) fn spawn(&self, shared: &Arc<Shared>, task: Arc<Task>, loc: Loc) {
        let mut state = self.lock();
        if state.closed {
            drop(state);
            return shared.give_up(&task);
        }
        if let Some(seat) = state.idle.pop() {
            drop(state);
            *seat.lock() = Some(task);
            return lab::wake_all(lab::key(&*seat));
        }
        state.queue.push_back(task);
        if state.living < self.most {
            state.living += 1;
            drop(state);
            let runtime = shared.clone();
            let name = (shared.config.thread_name)();
            let started = lab_std::thread::__start(name, Role::Blocking, loc, move || {
                runtime.blocking.run(&runtime)
            });
            match started {
                Ok(thread) => self.started(lab_std::thread::__number(&thread)),
                Err(error) => panic!("OS can't spawn worker thread: {error}"),
            }
        }
    }

    fn run(&self, shared: &Arc<Shared>) {
        let handle = Handle {
            shared: shared.clone(),
        };
        let _current = context::set_current(&handle);
        call(&shared.config.after_start);
        loop {
            // Whoever is at work takes from the queue to its end, also when the runtime has been closed.
            while let Some(task) = self.next() {
                shared.do_blocking(&task);
            }
            let seat = Arc::new(Seat::default());
            {
                let mut state = self.lock();
                if !state.queue.is_empty() {
                    continue;
                }
                if !state.closed {
                    state.idle.push(seat.clone());
                }
            }
            while seat.lock().is_none() && !self.lock().closed {
                let wait = Wait {
                    class: Class::Idle,
                    op: "blocking pool",
                    loc: shared.config.loc,
                    on: None,
                };
                lab::block(lab::key(&*seat), None, wait);
            }
            let task = seat.lock().take();
            if self.lock().closed {
                if let Some(task) = task {
                    shared.give_up(&task);
                }
                while let Some(task) = self.next() {
                    shared.give_up(&task);
                }
                break;
            }
            if let Some(task) = task {
                shared.do_blocking(&task);
            }
        }
        call(&shared.config.before_stop);
        self.lock().living -= 1;
    }

    fn next(&self) -> Option<Arc<Task>> {
        self.lock().queue.pop_front()
    }
}

impl Shared {
    fn do_blocking(&self, task: &Arc<Task>) {
        task.run();
        self.blocking_done();
    }

    fn give_up(&self, task: &Arc<Task>) {
        task.shutdown();
        self.blocking_done();
    }

    /// A blocking task is done, for whose time a standing clock did not jump.
    fn blocking_done(&self) {
        self.timers.clock.release();
        if let Scheduler::CurrentThread(scheduler) = &self.scheduler {
            scheduler.may_jump(self);
        }
    }

    /// Tells the blocking threads to end, and waits for all threads of the runtime.
    ///
    /// # Panics
    /// Where blocking is not allowed.
    pub(super) fn wait_for_threads(&self, timeout: Option<Duration>) {
        let idle = {
            let mut state = self.blocking.lock();
            if std::mem::replace(&mut state.waited, true) {
                return;
            }
            state.closed = true;
            std::mem::take(&mut state.idle)
        };
        for seat in idle {
            lab::wake_all(lab::key(&*seat));
        }
        if timeout == Some(Duration::ZERO) {
            return;
        }
        if context::entered() != Entered::No {
            if std::thread::panicking() {
                return;
            }
            panic!(
                "Cannot drop a runtime in a context where blocking is not allowed. This happens when a runtime is \
                 dropped from within an asynchronous context."
            );
        }
        let until = timeout.and_then(|timeout| lab::now().checked_add(timeout));
        loop {
            let alive = |&&thread: &&u32| !lab::ended(thread as usize);
            let Some(thread) = self.blocking.lock().threads.iter().find(alive).copied() else {
                break;
            };
            if until.is_some_and(|until| until <= lab::now()) {
                break;
            }
            let op = if timeout.is_some() {
                "Runtime::shutdown_timeout"
            } else {
                "Runtime::drop"
            };
            let wait = Wait {
                class: Class::Join,
                op,
                loc: self.config.loc,
                on: Some(thread),
            };
            lab::block(lab::end_key(thread as usize), until, wait);
        }
    }
}
