//! Some waits: one after the other, by threads, and by tasks on one thread.

use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::Builder;
use tokio::task::JoinSet;

use crate::reading::Of;

pub(crate) fn measure(count: usize, wait: Duration) {
    let of = |series| Of { series, at: count };

    let began = Instant::now();
    for _ in 0..count {
        thread::sleep(wait);
    }
    of("one-by-one").time(began.elapsed());

    let began = Instant::now();
    thread::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|| thread::sleep(wait));
        }
    });
    of("threads").time(began.elapsed());

    let runtime = Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("a runtime without sockets asks the system for nothing");
    let began = Instant::now();
    runtime.block_on(async {
        let mut tasks: JoinSet<()> = (0..count).map(|_| tokio::time::sleep(wait)).collect();
        while tasks.join_next().await.is_some() {}
    });
    of("tasks").time(began.elapsed());
}
