//! A worker of a multi-thread runtime: takes a task, polls it, sleeps when there is none.

use super::config::call;
use super::multi_thread::{MultiThread, State, Watch};
use super::root::{Passes, look_again};
use super::shared::Scheduler;
use super::timers::Look;
use super::{Driving, Handle, Shared};
use crate::context;
use crate::lab::{self, Class, Role, Wait};
use crate::task::{Task, coop};
use std::rc::Rc;
use std::sync::Arc;

/// Tasks of its own that a worker polls in a row before it looks at the queue.
const OWN_IN_A_ROW: u32 = 3;

/// Starts the thread of a worker.
pub(super) fn start(shared: &Arc<Shared>, worker: usize) {
    let runtime = shared.clone();
    let name = (shared.config.thread_name)();
    let thread = lab_std::thread::__start(name, Role::Worker, shared.config.loc, move || {
        let Scheduler::MultiThread(scheduler) = &runtime.scheduler else {
            return;
        };
        let handle = Handle {
            shared: runtime.clone(),
        };
        let driving = Rc::new(Driving::new(runtime.clone(), Some(worker)));
        let _current = context::set_current(&handle);
        call(&runtime.config.after_start);
        context::enter_runtime(&handle, true, || {
            context::drive(&driving, || {
                Worker {
                    shared: &runtime,
                    scheduler,
                    driving: &driving,
                    index: worker,
                }
                .run()
            });
        });
        call(&runtime.config.before_stop);
    });
    match thread {
        Ok(thread) => shared.blocking.started(lab_std::thread::__number(&thread)),
        Err(error) => panic!("OS can't spawn worker thread: {error}"),
    }
}

struct Worker<'a> {
    shared: &'a Arc<Shared>,
    scheduler: &'a MultiThread,
    driving: &'a Driving,
    index: usize,
}

impl Worker<'_> {
    fn run(&self) {
        let mut tick: u32 = 0;
        let mut passes = Passes::default();
        loop {
            // Between waking a task and polling it, anything can happen elsewhere: also the runtime's end.
            if self.has_work() {
                lab::point();
            }
            if self.scheduler.lock().closed {
                break;
            }
            tick = tick.wrapping_add(1);
            if tick.is_multiple_of(self.shared.config.event_interval) {
                let left = self.scheduler.lock().waiting();
                self.look_around(passes.step(left, self.shared.config.event_interval));
            }
            match self.next() {
                Some(task) => {
                    self.run_task(&task);
                    if !self.driving.has_core.get() {
                        return;
                    }
                }
                None if self.driving.has_deferred() => self.look_around(true),
                None => self.sleep(),
            }
        }
        self.end();
    }

    fn has_work(&self) -> bool {
        let state = self.scheduler.lock();
        let seat = &state.seats[self.index];
        seat.own.is_some() || seat.given.is_some() || state.waiting() > 0
    }

    fn next(&self) -> Option<Arc<Task>> {
        let mut state = self.scheduler.lock();
        let seat = &mut state.seats[self.index];
        if let Some(own) = seat.own.take() {
            return Some(own);
        }
        let task = seat
            .given
            .take()
            .or_else(|| self.next_in_queue(&mut state))?;
        if state.timers == Watch::Asleep(self.index) {
            state.pass_on_watch(self.scheduler.workers());
        }
        drop(state);
        // The worker that watches now may have to be started.
        if let Some(next) = self.shared.timers.next() {
            self.scheduler.timer_set(self.shared, next);
        }
        Some(task)
    }

    fn next_in_queue(&self, state: &mut State) -> Option<Arc<Task>> {
        if self.scheduler.workers() == 1 {
            if state.local.is_empty() {
                state.local = std::mem::take(&mut state.queue);
            }
            return state.local.pop_front();
        }
        // Stealing and the queue's batches make any of them the next.
        let which = lab::choose(state.queue.len());
        state.queue.swap_remove_front(which)
    }

    /// Polls a task, and then those that it woke.
    fn run_task(&self, task: &Arc<Task>) {
        coop::budget(|| {
            task.run();
            let mut in_a_row = 0;
            while self.driving.has_core.get() {
                let own = self.scheduler.lock().seats[self.index].own.take();
                let Some(own) = own else { break };
                if !coop::has_budget_remaining() {
                    self.scheduler.lock().queue.push_back(own);
                    break;
                }
                in_a_row += 1;
                if in_a_row >= OWN_IN_A_ROW {
                    self.driving.lifo.set(false);
                }
                // It may be dropped with the runtime before it is polled.
                lab::point();
                own.run();
            }
            self.driving.lifo.set(true);
        });
    }

    /// Between polls: the timers, if nobody else watches them, and those who offered their place.
    fn look_around(&self, new_pass: bool) {
        let unwatched = self.scheduler.lock().timers == Watch::Nobody;
        let timer = self.shared.timers.next().filter(|_| unwatched);
        if new_pass {
            look_again(self.shared.config.loc, timer);
        }
        if unwatched {
            self.shared.timers.fire(Look::Between);
        }
        self.driving.wake_deferred();
    }

    fn sleep(&self) {
        call(&self.shared.config.before_park);
        loop {
            let mut state = self.scheduler.lock();
            if state.closed || !state.queue.is_empty() || state.seats[self.index].given.is_some() {
                break;
            }
            if state.timers == Watch::Nobody {
                state.timers = Watch::Asleep(self.index);
            }
            let watches = state.timers == Watch::Asleep(self.index);
            let until = if watches {
                self.shared.timers.next()
            } else {
                None
            };
            let key = state.seats[self.index].key();
            state.seats[self.index].until = until;
            state.idle.push(self.index);
            drop(state);
            if until.is_none_or(|until| until > lab::now()) {
                let wait = Wait {
                    class: Class::Idle,
                    op: "worker",
                    loc: self.shared.config.loc,
                    on: None,
                };
                lab::block(key, until, wait);
            }
            let mut state = self.scheduler.lock();
            state.idle.retain(|&worker| worker != self.index);
            let watches = state.timers == Watch::Asleep(self.index);
            let given = state.given;
            drop(state);
            if watches {
                let alone = self.scheduler.workers() == 1;
                self.shared.timers.fire(if alone {
                    Look::Idle
                } else {
                    Look::OneOfSeveral
                });
            }
            let mut state = self.scheduler.lock();
            let seat = &state.seats[self.index];
            if seat.own.is_some()
                || seat.given.is_some()
                || !state.queue.is_empty()
                || !state.local.is_empty()
            {
                if state.timers == Watch::Asleep(self.index) {
                    // Timers woke a task for this worker. If they woke more than one, others were woken too,
                    // and one of them watches; if not, nobody does, as in life.
                    state.timers = Watch::Nobody;
                    if state.given > given {
                        state.pass_on_watch(self.scheduler.workers());
                    }
                }
                break;
            }
        }
        call(&self.shared.config.after_unpark);
    }

    /// Ends the tasks together with the other workers.
    fn end(&self) {
        let pieces = self.shared.owned.pieces();
        let first = pieces.get(lab::choose(pieces.len())).copied().unwrap_or(0);
        self.shared.owned.shutdown_all(first);
        let (left, last) = {
            let mut state = self.scheduler.lock();
            state.living -= 1;
            let seat = &mut state.seats[self.index];
            let own = (seat.own.take(), seat.given.take());
            let last = state.living == 0;
            let queues = if last {
                (
                    std::mem::take(&mut state.queue),
                    std::mem::take(&mut state.local),
                )
            } else {
                Default::default()
            };
            ((own, queues), last)
        };
        drop(left);
        if last {
            self.shared.timers.shutdown();
        }
    }
}
