//! The current-thread scheduler: the thread that calls `block_on` polls its future once, then up to 61
//! tasks, then looks at the timers. First in, first out; nothing is left to choice.

use super::config::call;
use super::root::{OP, Passes, Root, look_again};
use super::timers::Look;
use super::{Driving, Handle, Shared};
use crate::context;
use crate::lab::{self, Class, Loc, Wait};
use crate::task::{Task, coop};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Duration;

/// Rounds in which tasks did nothing but yield, after which time is taken to have passed; a little earlier
/// than for the engine, which does not know when the next timer is.
const IDLE_ROUNDS: u32 = 95;
/// How far the engine moves time for those who only watch the clock.
const CLOCK_STEP: Duration = Duration::from_millis(10);

#[derive(Default)]
pub(super) struct CurrentThread {
    core: Mutex<Core>,
}

#[derive(Default)]
struct Core {
    /// Woken by the thread that drives.
    local: VecDeque<Arc<Task>>,
    /// Woken from elsewhere.
    inject: VecDeque<Arc<Task>>,
    tick: u32,
    /// A thread drives.
    taken: bool,
    /// That thread sleeps, until then at most.
    parked: Option<Option<Duration>>,
    /// Threads that would drive if they could.
    waiting: VecDeque<Arc<super::root::Bell>>,
    closed: bool,
}

impl CurrentThread {
    fn lock(&self) -> MutexGuard<'_, Core> {
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn schedule(&self, shared: &Arc<Shared>, task: Arc<Task>) {
        let here = context::driving().is_some_and(|driving| Arc::ptr_eq(&driving.shared, shared));
        let mut core = self.lock();
        if core.closed {
            drop(core);
            return drop(task);
        }
        if here {
            core.local.push_back(task);
        } else {
            core.inject.push_back(task);
            if core.parked.is_some() {
                drop(core);
                lab::wake_all(shared.key());
            }
        }
    }

    pub(super) fn timer_set(&self, shared: &Shared, deadline: Duration) {
        let parked = self.lock().parked;
        if parked.is_some_and(|until| until.is_none_or(|until| until > deadline)) {
            lab::wake_to_look(shared.key());
        }
    }

    /// A blocking task is done, for whose time the clock stood.
    pub(super) fn may_jump(&self, shared: &Shared) {
        if shared.timers.would_jump() && self.lock().parked.is_some() {
            lab::wake_to_look(shared.key());
        }
    }

    pub(super) fn shutdown(&self, shared: &Shared) {
        shared.owned.shutdown_all(0);
        let queues = {
            let mut core = self.lock();
            core.closed = true;
            (
                std::mem::take(&mut core.local),
                std::mem::take(&mut core.inject),
            )
        };
        drop(queues);
        shared.timers.shutdown();
    }

    #[track_caller]
    pub(super) fn block_on<F: Future>(&self, handle: &Handle, future: F, loc: Loc) -> F::Output {
        context::enter_runtime(handle, false, || {
            let mut future = std::pin::pin!(future);
            let mut root = Root::new(loc, Some(handle.shared.key()));
            loop {
                if !std::mem::replace(&mut self.lock().taken, true) {
                    return self.drive(&handle.shared, future, &mut root);
                }
                if let Some(output) = self.wait_for_core(future.as_mut(), &mut root) {
                    return output;
                }
            }
        })
    }

    /// While another thread drives: polls the future, until it is ready or the other thread has left.
    fn wait_for_core<F: Future>(
        &self,
        mut future: Pin<&mut F>,
        root: &mut Root,
    ) -> Option<F::Output> {
        self.lock().waiting.push_back(root.bell.clone());
        let output = loop {
            if root.bell.take_woken() {
                match root.poll(future.as_mut()) {
                    Poll::Ready(output) => break Some(output),
                    Poll::Pending if root.bell.is_woken() => look_again(root.loc, None),
                    Poll::Pending => (),
                }
            } else if !self.lock().taken {
                break None;
            } else {
                lab::block(
                    root.bell.key(),
                    None,
                    Wait {
                        class: Class::Idle,
                        op: OP,
                        loc: root.loc,
                        on: None,
                    },
                );
            }
        };
        self.lock()
            .waiting
            .retain(|bell| !Arc::ptr_eq(bell, &root.bell));
        output
    }

    fn drive<F: Future>(
        &self,
        shared: &Arc<Shared>,
        mut future: Pin<&mut F>,
        root: &mut Root,
    ) -> F::Output {
        /// Lets others drive, also after a panic.
        struct GiveBack<'a>(&'a CurrentThread);
        impl Drop for GiveBack<'_> {
            fn drop(&mut self) {
                let next = {
                    let mut core = self.0.lock();
                    core.taken = false;
                    core.waiting.pop_front()
                };
                if let Some(next) = next {
                    next.ring();
                }
            }
        }
        let _give_back = GiveBack(self);
        let driving = Rc::new(Driving::new(shared.clone(), None));
        let mut rounds = Rounds::default();
        let mut passes = Passes::default();
        context::drive(&driving, || {
            loop {
                if root.bell.take_woken()
                    && let Poll::Ready(output) = root.poll(future.as_mut())
                {
                    return output;
                }
                self.run_tasks(shared);
                let core = self.lock();
                let left = core.local.len() + core.inject.len();
                drop(core);
                if left == 0 && !driving.has_deferred() && !root.bell.is_woken() {
                    self.park(shared, &driving, root);
                    rounds = Rounds::default();
                } else {
                    if passes.step(left, shared.config.event_interval) {
                        rounds.pass(self, shared, root.loc);
                    }
                    shared.timers.fire(Look::Between);
                    driving.wake_deferred();
                }
            }
        })
    }

    fn run_tasks(&self, shared: &Shared) {
        for _ in 0..shared.config.event_interval {
            let task = {
                let mut core = self.lock();
                core.tick = core.tick.wrapping_add(1);
                if core
                    .tick
                    .is_multiple_of(shared.config.global_queue_interval)
                {
                    core.inject.pop_front().or_else(|| core.local.pop_front())
                } else {
                    core.local.pop_front().or_else(|| core.inject.pop_front())
                }
            };
            let Some(task) = task else { break };
            coop::budget(|| task.run());
        }
    }

    fn park(&self, shared: &Shared, driving: &Driving, root: &Root) {
        call(&shared.config.before_park);
        let until = shared.timers.next();
        let work = !self.is_idle(driving, root);
        if !work && shared.timers.would_jump() {
            // In life it looks at its sockets first, and others may have woken a task by then.
            lab::point();
            if self.is_idle(driving, root) {
                shared.timers.jump();
            }
        } else if !work && until.is_none_or(|until| until > lab::now()) {
            self.block(shared, until, root.loc);
        }
        shared
            .timers
            .fire(if work { Look::Between } else { Look::Idle });
        driving.wake_deferred();
        call(&shared.config.after_unpark);
    }

    fn is_idle(&self, driving: &Driving, root: &Root) -> bool {
        let core = self.lock();
        core.local.is_empty()
            && core.inject.is_empty()
            && !driving.has_deferred()
            && !root.bell.is_woken()
    }

    fn block(&self, shared: &Shared, until: Option<Duration>, loc: Loc) {
        self.lock().parked = Some(until);
        lab::block(
            shared.key(),
            until,
            Wait {
                class: Class::Idle,
                op: OP,
                loc,
                on: None,
            },
        );
        self.lock().parked = None;
    }
}

/// Counts rounds at one point in time, in which there was always something to poll.
#[derive(Default)]
struct Rounds {
    at: Duration,
    count: u32,
}

impl Rounds {
    fn pass(&mut self, scheduler: &CurrentThread, shared: &Shared, loc: Loc) {
        let now = lab::now();
        self.count = if self.at == now { self.count + 1 } else { 0 };
        self.at = now;
        let next = shared.timers.next().filter(|&next| next > now);
        match next {
            // The engine would step over it.
            Some(next) if self.count >= IDLE_ROUNDS && next - now <= CLOCK_STEP => {
                scheduler.block(shared, Some(next), loc);
            }
            _ => look_again(loc, next),
        }
    }
}
