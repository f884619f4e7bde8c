//! A heartbeat, and beside it a task that waits in one way or another: how late is the latest beat?

use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};

use crate::reading::Of;

const BEAT: Duration = Duration::from_millis(10);

/// How the other task waits.
#[derive(Clone, Copy)]
enum Wait {
    Async,
    Blocking,
    Bridged,
}

/// `block` is how long the other task waits.
pub(crate) fn measure(block: Duration) {
    for (series, wait) in [
        ("async-sleep", Wait::Async),
        ("std-sleep", Wait::Blocking),
        ("spawn-blocking", Wait::Bridged),
    ] {
        let of = Of {
            series,
            at: block.as_millis() as usize,
        };
        match Builder::new_current_thread().enable_time().build() {
            Ok(runtime) => of.time(latest_beat(&runtime, wait, block)),
            Err(error) => of.skipped(&error.to_string()),
        }
    }
    let of = Of {
        series: "std-sleep-default",
        at: block.as_millis() as usize,
    };
    match Runtime::new() {
        Ok(runtime) => of.time(latest_beat(&runtime, Wait::Blocking, block)),
        Err(error) => of.skipped(&format!("the system refused its workers: {error}")),
    }
}

fn latest_beat(runtime: &Runtime, wait: Wait, block: Duration) -> Duration {
    runtime.block_on(async {
        let beats = tokio::spawn(async move {
            let (until, mut latest) = (Instant::now() + block + 4 * BEAT, Duration::ZERO);
            while Instant::now() < until {
                let began = Instant::now();
                tokio::time::sleep(BEAT).await;
                latest = latest.max(began.elapsed().saturating_sub(BEAT));
            }
            latest
        });
        let other = tokio::spawn(async move {
            // Some beats without it come first.
            tokio::time::sleep(2 * BEAT).await;
            match wait {
                Wait::Async => tokio::time::sleep(block).await,
                Wait::Blocking => thread::sleep(block),
                Wait::Bridged => {
                    drop(tokio::task::spawn_blocking(move || thread::sleep(block)).await);
                }
            }
        });
        drop(other.await);
        beats.await.unwrap_or_default()
    })
}
