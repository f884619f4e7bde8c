//! A look at a runtime from outside. Only what a program can rely on is counted; the rest is zero.

use super::Handle;
use super::shared::Scheduler;
use crate::lab::{self, Quiet};
use std::panic::Location;
use std::time::Duration;

#[derive(Clone, Debug)]
pub struct RuntimeMetrics {
    handle: Handle,
}

impl RuntimeMetrics {
    pub(super) fn new(handle: Handle) -> Self {
        handle.shared.owned.count_from_now();
        Self { handle }
    }

    #[must_use]
    pub fn num_workers(&self) -> usize {
        match &self.handle.shared.scheduler {
            Scheduler::CurrentThread(_) => 1,
            Scheduler::MultiThread(scheduler) => scheduler.workers(),
        }
    }

    #[track_caller]
    #[must_use]
    pub fn num_alive_tasks(&self) -> usize {
        lab::quiet(
            Quiet::Ask,
            "RuntimeMetrics::num_alive_tasks",
            Location::caller(),
        );
        self.handle.shared.owned.len()
    }

    #[must_use]
    pub fn global_queue_depth(&self) -> usize {
        0
    }

    #[must_use]
    pub fn worker_total_busy_duration(&self, _worker: usize) -> Duration {
        Duration::ZERO
    }

    #[must_use]
    pub fn worker_park_count(&self, _worker: usize) -> u64 {
        0
    }

    #[must_use]
    pub fn worker_park_unpark_count(&self, _worker: usize) -> u64 {
        0
    }
}
