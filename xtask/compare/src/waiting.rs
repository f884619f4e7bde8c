//! Many that wait at once. All are started, all wait at a gate, the memory is read, and the gate opens.
//!
//! Because of the gate all of them do wait at the same time, however long the starting takes; and the
//! time is what they cost, without any waiting in it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::Builder;
use tokio::sync::Notify;
use tokio::task::JoinSet;

use crate::reading::Of;
use crate::system;

pub(crate) fn threads(of: Of, count: usize) {
    if let Err(why) = system::room_for_threads(count) {
        return of.skipped(&why);
    }
    let open = Arc::new(AtomicBool::new(false));
    let waiting = Arc::new(AtomicUsize::new(0));
    let main = thread::current();
    let before = system::resident_kib();
    let mut refused = None;
    let mut handles = Vec::with_capacity(count);

    let began = Instant::now();
    for _ in 0..count {
        let (open, waiting, main) = (Arc::clone(&open), Arc::clone(&waiting), main.clone());
        let spawned = thread::Builder::new().spawn(move || {
            if waiting.fetch_add(1, Ordering::AcqRel) + 1 == count {
                main.unpark();
            }
            while !open.load(Ordering::Acquire) {
                thread::park();
            }
        });
        match spawned {
            Ok(handle) => handles.push(handle),
            Err(error) => {
                refused = Some(format!(
                    "the system refused thread {}: {error}",
                    handles.len() + 1
                ));
                break;
            }
        }
    }
    while refused.is_none() && waiting.load(Ordering::Acquire) < count {
        thread::park();
    }
    let starting = began.elapsed();
    let used = Used::since(before);

    let began = Instant::now();
    open.store(true, Ordering::Release);
    for handle in &handles {
        handle.thread().unpark();
    }
    for handle in handles {
        drop(handle.join());
    }
    match refused {
        Some(why) => of.skipped(&why),
        None => report(of, starting + began.elapsed(), &used),
    }
}

/// On one thread, as `#[tokio::main(flavor = "current_thread")]` has it.
pub(crate) fn tasks(of: Of, count: usize) {
    let runtime = Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("a runtime without sockets asks the system for nothing");
    runtime.block_on(async {
        let (gate, waiting) = (Arc::new(Notify::new()), Arc::new(AtomicUsize::new(0)));
        let before = system::resident_kib();
        let began = Instant::now();
        let mut tasks = JoinSet::new();
        for _ in 0..count {
            let (gate, waiting) = (Arc::clone(&gate), Arc::clone(&waiting));
            tasks.spawn(async move {
                waiting.fetch_add(1, Ordering::Relaxed);
                gate.notified().await;
            });
        }
        while waiting.load(Ordering::Relaxed) < count {
            tokio::task::yield_now().await;
        }
        let starting = began.elapsed();
        let used = Used::since(before);
        let began = Instant::now();
        gate.notify_waiters();
        while tasks.join_next().await.is_some() {}
        report(of, starting + began.elapsed(), &used);
    });
    if let Ok(default) = tokio::runtime::Runtime::new() {
        of.value("default-workers", default.metrics().num_workers() as f64);
    }
}

/// What all of them together take while they wait.
struct Used {
    kib: Option<f64>,
    threads: Option<f64>,
}

impl Used {
    fn since(before: Option<f64>) -> Used {
        let now = system::resident_kib();
        Used {
            kib: now.zip(before).map(|(now, before)| (now - before).max(0.0)),
            threads: system::threads(),
        }
    }
}

fn report(of: Of, time: Duration, used: &Used) {
    of.time(time);
    if let Some(kib) = used.kib {
        of.value("kib", kib);
    }
    if let Some(threads) = used.threads {
        of.value("threads", threads);
    }
}
