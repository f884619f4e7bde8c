//! What it costs to start one and to wait for its end, when there is nothing to do.

use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::Builder;

use crate::reading::Of;

/// One after the other, `count` of each; the time is that of one, on average.
pub(crate) fn measure(count: usize) {
    let report = |series, time: Duration| {
        Of { series, at: count }.time(time / u32::try_from(count).unwrap_or(u32::MAX));
    };

    let began = Instant::now();
    for _ in 0..count {
        drop(thread::spawn(|| {}).join());
    }
    report("threads", began.elapsed());

    let runtime = Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime without sockets asks the system for nothing");
    let tasks = runtime.block_on(async {
        let began = Instant::now();
        for _ in 0..count {
            drop(tokio::spawn(async {}).await);
        }
        began.elapsed()
    });
    report("tasks", tasks);
}
