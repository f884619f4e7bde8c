//! A thread at work for a scheduler.

use super::Shared;
use super::shared::Scheduler;
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::task::Waker;

pub(crate) struct Driving {
    pub(super) shared: Arc<Shared>,
    /// Tasks that offered their place, to be woken when nothing else is ready.
    deferred: RefCell<Vec<Waker>>,
    /// The worker's number; none for the thread of a current-thread runtime.
    pub(super) worker: Option<usize>,
    /// Whether the thread is still the worker, which it ceases to be by `block_in_place`.
    pub(super) has_core: Cell<bool>,
    /// Whether tasks woken here go into the worker's own slot.
    pub(super) lifo: Cell<bool>,
}

impl Driving {
    pub(super) fn new(shared: Arc<Shared>, worker: Option<usize>) -> Self {
        Self {
            shared,
            deferred: RefCell::default(),
            worker,
            has_core: Cell::new(true),
            lifo: Cell::new(true),
        }
    }

    pub(crate) fn is_worker(&self) -> bool {
        self.worker.is_some()
    }

    /// As the program is told. Threads take each other's places, so there are more seats than workers.
    pub(super) fn worker_index(&self) -> usize {
        match (&self.shared.scheduler, self.worker) {
            (Scheduler::MultiThread(scheduler), Some(worker)) => worker % scheduler.workers(),
            _ => 0,
        }
    }

    pub(crate) fn defer(&self, waker: &Waker) {
        if !self.has_core.get() {
            return waker.wake_by_ref();
        }
        let mut deferred = self.deferred.borrow_mut();
        // Only the last is looked at, as in the real one.
        if !deferred.last().is_some_and(|last| last.will_wake(waker)) {
            deferred.push(waker.clone());
        }
    }

    pub(super) fn has_deferred(&self) -> bool {
        !self.deferred.borrow().is_empty()
    }

    /// The last comes first, as in the real one.
    pub(super) fn wake_deferred(&self) {
        loop {
            let Some(waker) = self.deferred.borrow_mut().pop() else {
                break;
            };
            waker.wake();
        }
    }

    /// Gives the worker's place to another thread, as this one is about to block.
    pub(crate) fn hand_off(&self) {
        self.wake_deferred();
        if let (Scheduler::MultiThread(scheduler), Some(worker)) =
            (&self.shared.scheduler, self.worker)
            && self.has_core.replace(false)
        {
            scheduler.hand_off(&self.shared, worker);
        }
    }
}
