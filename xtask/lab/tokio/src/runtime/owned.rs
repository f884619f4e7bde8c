//! All living tasks of a runtime, so that they can be ended with it.

use crate::task::{Id, Task};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(crate) struct Owned {
    /// The real list is in this many pieces, and ends its tasks piece by piece.
    shards: u64,
    tasks: Mutex<Tasks>,
    /// Somebody may ask for the number of tasks.
    counted: AtomicBool,
}

#[derive(Default)]
struct Tasks {
    closed: bool,
    living: BTreeMap<Id, Arc<Task>>,
}

impl Owned {
    pub(super) fn new(workers: usize) -> Self {
        Self {
            shards: (workers.next_power_of_two() * 4) as u64,
            tasks: Mutex::default(),
            counted: AtomicBool::new(false),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Tasks> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// False when the runtime has ended.
    pub(super) fn insert(&self, task: &Arc<Task>) -> bool {
        let mut tasks = self.lock();
        if !tasks.closed {
            tasks.living.insert(task.id, task.clone());
        }
        !tasks.closed
    }

    pub(crate) fn remove(&self, id: Id) {
        let task = self.lock().living.remove(&id);
        drop(task);
    }

    pub(super) fn count_from_now(&self) {
        self.counted.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_counted(&self) -> bool {
        self.counted.load(Ordering::Relaxed)
    }

    pub(super) fn len(&self) -> usize {
        self.lock().living.len()
    }

    pub(super) fn close(&self) {
        self.lock().closed = true;
    }

    /// The pieces that have tasks.
    pub(super) fn pieces(&self) -> Vec<u64> {
        let mut pieces: Vec<u64> = self
            .lock()
            .living
            .keys()
            .map(|id| id.as_u64() % self.shards)
            .collect();
        pieces.sort_unstable();
        pieces.dedup();
        pieces
    }

    /// Ends all tasks, beginning with those of the given piece.
    pub(super) fn shutdown_all(&self, first: u64) {
        self.close();
        let mut ids: Vec<Id> = self.lock().living.keys().copied().collect();
        ids.sort_by_key(|id| {
            (
                (id.as_u64() % self.shards + self.shards - first) % self.shards,
                *id,
            )
        });
        for id in ids {
            let task = self.lock().living.remove(&id);
            if let Some(task) = task {
                task.shutdown();
            }
        }
    }
}
