//! The multi-thread scheduler's decisions: which worker gets a task, which one watches the timers, and when
//! a worker is started. What a worker then does is in [`super::worker`].
//!
//! Workers are started when they are needed; one that was not yet started counts as idle.

use super::Shared;
use crate::context;
use crate::lab;
use crate::task::{Id, Task};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub(super) struct MultiThread {
    workers: usize,
    state: Mutex<State>,
}

#[derive(Default)]
pub(super) struct State {
    /// One for each thread that was ever a worker.
    pub(super) seats: Vec<Seat>,
    /// Threads that are workers now; fewer than the runtime's number while some were not needed.
    pub(super) living: usize,
    /// Workers that sleep, the last to fall asleep at the end.
    pub(super) idle: Vec<usize>,
    /// Tasks that any worker may take.
    pub(super) queue: VecDeque<Arc<Task>>,
    /// Of the only worker: tasks that it woke itself, which come before the others.
    pub(super) local: VecDeque<Arc<Task>>,
    pub(super) timers: Watch,
    /// How many tasks were given to sleeping workers.
    pub(super) given: u64,
    pub(super) closed: bool,
}

/// Who watches the timers.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) enum Watch {
    /// A worker that was not started yet.
    #[default]
    Dormant,
    /// This one, which sleeps until the next is due.
    Asleep(usize),
    /// Nobody, until a worker goes to sleep. Timers do not fire meanwhile.
    Nobody,
}

/// What others leave for a worker.
pub(super) struct Seat {
    pub(super) key: Arc<u8>,
    /// The task that it was woken for.
    pub(super) given: Option<Arc<Task>>,
    /// The task that it woke last, which nobody else can take.
    pub(super) own: Option<Arc<Task>>,
    /// Until when it sleeps if it watches the timers.
    pub(super) until: Option<Duration>,
}

impl Seat {
    pub(super) fn key(&self) -> lab::Key {
        lab::key(&*self.key)
    }
}

/// What is to be done after the lock has been given back.
pub(super) enum Then {
    Nothing,
    Wake(lab::Key),
    Start(usize),
}

impl State {
    /// Gives a task to a sleeping worker, or leaves it in the queue.
    fn offer(&mut self, task: Arc<Task>, workers: usize, own: bool) -> Then {
        let watching = |&worker: &usize| self.timers == Watch::Asleep(worker);
        // Best one that watches no timers, so that they go on being watched.
        let free = self.idle.iter().rposition(|worker| !watching(worker));
        let then = if let Some(at) = free {
            self.give(at, task)
        } else if self.living < workers {
            let worker = self.add_seat(Some(task));
            if self.timers == Watch::Dormant && self.living == workers {
                self.timers = Watch::Nobody;
            }
            Then::Start(worker)
        } else if let Some(at) = self.idle.len().checked_sub(1) {
            self.timers = Watch::Nobody;
            self.give(at, task)
        } else {
            if own && workers == 1 {
                self.local.push_back(task)
            } else {
                self.queue.push_back(task)
            }
            return Then::Nothing;
        };
        self.given += 1;
        if self.timers == Watch::Nobody {
            self.pass_on_watch(workers);
        }
        then
    }

    /// A worker that was woken by another wakes a third one to look around, which then watches the timers.
    pub(super) fn pass_on_watch(&mut self, workers: usize) {
        self.timers = match self.idle.last() {
            Some(&worker) => {
                lab::wake_to_look(self.seats[worker].key());
                Watch::Asleep(worker)
            }
            None if self.living < workers => Watch::Dormant,
            None => Watch::Nobody,
        };
    }

    /// How many tasks wait for any worker.
    pub(super) fn waiting(&self) -> usize {
        self.queue.len() + self.local.len()
    }

    fn give(&mut self, at: usize, task: Arc<Task>) -> Then {
        let worker = self.idle.remove(at);
        let seat = &mut self.seats[worker];
        seat.given = Some(task);
        Then::Wake(seat.key())
    }

    fn add_seat(&mut self, given: Option<Arc<Task>>) -> usize {
        self.living += 1;
        self.seats.push(Seat {
            key: Arc::new(0),
            given,
            own: None,
            until: None,
        });
        self.seats.len() - 1
    }
}

impl MultiThread {
    pub(super) fn new(workers: usize) -> Self {
        // The real ones take a number like tasks.
        for _ in 0..workers {
            Id::next();
        }
        Self {
            workers,
            state: Mutex::default(),
        }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn workers(&self) -> usize {
        self.workers
    }

    pub(super) fn schedule(&self, shared: &Arc<Shared>, task: Arc<Task>, yielded: bool) {
        let here = context::driving()
            .filter(|driving| Arc::ptr_eq(&driving.shared, shared) && driving.has_core.get())
            .and_then(|driving| Some((driving.worker?, driving.lifo.get())));
        let mut state = self.lock();
        if state.closed {
            drop(state);
            return drop(task);
        }
        let then = match here {
            None => state.offer(task, self.workers, false),
            Some((worker, lifo)) if lifo && !yielded => match state.seats[worker].own.replace(task)
            {
                Some(before) => state.offer(before, self.workers, true),
                None => Then::Nothing,
            },
            // The worker is about to look for work itself, unless it has a task of its own to run first.
            Some((worker, _)) if state.seats[worker].own.is_none() => {
                if self.workers == 1 {
                    state.local.push_back(task)
                } else {
                    state.queue.push_back(task)
                }
                Then::Nothing
            }
            Some(_) => state.offer(task, self.workers, true),
        };
        drop(state);
        self.carry_out(shared, then);
    }

    fn carry_out(&self, shared: &Arc<Shared>, then: Then) {
        match then {
            Then::Nothing => (),
            Then::Wake(key) => lab::wake_all(key),
            Then::Start(worker) => super::worker::start(shared, worker),
        }
    }

    pub(super) fn timer_set(&self, shared: &Arc<Shared>, deadline: Duration) {
        let mut state = self.lock();
        let then = match state.timers {
            Watch::Dormant if !state.closed => {
                let worker = state.add_seat(None);
                state.timers = Watch::Asleep(worker);
                Then::Start(worker)
            }
            Watch::Asleep(worker) => {
                let seat = &state.seats[worker];
                if state.idle.contains(&worker) && seat.until.is_none_or(|until| until > deadline) {
                    lab::wake_to_look(seat.key());
                }
                Then::Nothing
            }
            _ => Then::Nothing,
        };
        drop(state);
        self.carry_out(shared, then);
    }

    /// A worker is about to block: another thread takes its place.
    pub(super) fn hand_off(&self, shared: &Arc<Shared>, worker: usize) {
        // The thread takes one that gets the place in the real runtime, whether there is work or not.
        Id::next();
        let mut state = self.lock();
        state.living -= 1;
        let own = state.seats[worker].own.take();
        let waiting = state.waiting() > 0 || state.timers == Watch::Nobody;
        let mut then = Vec::new();
        if let Some(own) = own {
            then.push(state.offer(own, self.workers, true));
        }
        // It would find work, or timers that nobody watches.
        if waiting && !state.closed && state.living < self.workers {
            then.push(Then::Start(state.add_seat(None)));
        }
        drop(state);
        for then in then {
            self.carry_out(shared, then);
        }
    }

    pub(super) fn shutdown(&self, shared: &Arc<Shared>) {
        shared.owned.close();
        let mut state = self.lock();
        if std::mem::replace(&mut state.closed, true) {
            return;
        }
        let keys: Vec<lab::Key> = state
            .idle
            .iter()
            .map(|&worker| state.seats[worker].key())
            .collect();
        // The workers end the tasks; if all are busy, one that was idle so far does.
        let start = keys.is_empty() && state.living < self.workers && shared.owned.len() > 0;
        let none = state.living == 0 && !start;
        let then = if start {
            Then::Start(state.add_seat(None))
        } else {
            Then::Nothing
        };
        drop(state);
        keys.into_iter().for_each(lab::wake_all);
        self.carry_out(shared, then);
        if none {
            shared.timers.shutdown();
        }
    }
}
