//! The same computation in one part or in several: by threads, by futures that one thread joins, and by
//! tasks on tokio's default runtime.

use std::hint::black_box;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

use crate::reading::Of;
use crate::system;

/// For all parts together: nanoseconds on a core, and in line for one because others had it.
static RAN: AtomicU64 = AtomicU64::new(0);
static IN_LINE: AtomicU64 = AtomicU64::new(0);

/// `work` is about how long all of it takes in one part.
pub(crate) fn measure(work: Duration, counts: &[usize]) {
    let steps = calibrated(work);
    for &count in counts {
        let share = steps / count as u64;
        timed("threads", count, || {
            thread::scope(|scope| {
                for _ in 0..count {
                    scope.spawn(move || compute(share));
                }
            });
        });
        let one = Builder::new_current_thread().build();
        let one = one.expect("a runtime without sockets asks the system for nothing");
        timed("join", count, || {
            one.block_on(joined(count, share));
        });
    }
    let default = match Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            let of = Of {
                series: "default-tasks",
                at: counts.len(),
            };
            return of.skipped(&format!("the system refused its workers: {error}"));
        }
    };
    for &count in counts {
        let share = steps / count as u64;
        timed("default-tasks", count, || {
            default.block_on(async {
                let mut tasks: JoinSet<()> =
                    (0..count).map(|_| async move { compute(share) }).collect();
                while tasks.join_next().await.is_some() {}
            });
        });
    }
}

/// What `join!` of so many computations does: it polls them in one task, one after the other.
fn joined(count: usize, share: u64) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move {
        let one = async { compute(share) };
        if count == 1 {
            one.await;
        } else {
            tokio::join!(one, joined(count - 1, share));
        }
    })
}

fn timed(series: &'static str, at: usize, work: impl FnOnce()) {
    RAN.store(0, Ordering::Relaxed);
    IN_LINE.store(0, Ordering::Relaxed);
    let began = Instant::now();
    work();
    let of = Of { series, at };
    of.time(began.elapsed());
    let (ran, in_line) = (RAN.load(Ordering::Relaxed), IN_LINE.load(Ordering::Relaxed));
    if ran > 0 {
        of.value(
            "in-line-percent",
            in_line as f64 * 100.0 / (ran + in_line) as f64,
        );
    }
}

/// How many steps take about so long on one core.
pub(crate) fn calibrated(work: Duration) -> u64 {
    const TRIAL: u64 = 2_000_000;
    const TRIALS: u32 = 5;
    // The first also wakes the core up, and others may have had the core in some.
    let trials = (0..TRIALS).map(|_| {
        let began = Instant::now();
        compute(TRIAL);
        began.elapsed()
    });
    let trial = trials.min().unwrap_or_default().as_secs_f64().max(1e-6);
    ((work.as_secs_f64() / trial * TRIAL as f64) as u64).max(1)
}

/// Nothing but arithmetic, each step of which needs the one before.
pub(crate) fn compute(steps: u64) {
    let before = system::ran_and_stood_in_line();
    let mut state = black_box(0x9e37_79b9_7f4a_7c15_u64);
    for _ in 0..steps {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
    }
    black_box(state);
    if let (Some(before), Some(after)) = (before, system::ran_and_stood_in_line()) {
        RAN.fetch_add(after.0.saturating_sub(before.0), Ordering::Relaxed);
        IN_LINE.fetch_add(after.1.saturating_sub(before.1), Ordering::Relaxed);
    }
}
