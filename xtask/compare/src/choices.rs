//! The twelve workloads of the lesson on choosing an engine, each by every engine that can do it. Where the
//! lesson sleeps for its waits, so does this; where the lesson computes, this does compute.

use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};
use tokio::task::{JoinSet, spawn_blocking};

use crate::cores;
use crate::reading::Of;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Engine {
    Direct,
    Threads,
    Async,
    SpawnBlocking,
}

const ENGINES: [(Engine, &str); 4] = [
    (Engine::Direct, "directly"),
    (Engine::Threads, "threads"),
    (Engine::Async, "async"),
    (Engine::SpawnBlocking, "spawn-blocking"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    BlockingCall,
    AsyncCall,
    Computing,
    Nothing,
}

#[derive(Clone, Copy)]
enum Shape {
    /// So many pieces, which could be under way at once.
    Script(usize),
    /// Pieces that need each other.
    Steps(usize),
    /// Many that wait.
    Crowd,
    /// One request beside a ping.
    Server,
}

/// In the order of the lesson, which counts them from 1.
const WORKLOADS: [(Shape, Work); 12] = [
    (Shape::Script(1), Work::BlockingCall),
    (Shape::Script(2), Work::BlockingCall),
    (Shape::Script(2), Work::AsyncCall),
    (Shape::Steps(2), Work::BlockingCall),
    (Shape::Script(1), Work::Computing),
    (Shape::Script(2), Work::Computing),
    (Shape::Script(2), Work::Nothing),
    (Shape::Crowd, Work::AsyncCall),
    (Shape::Script(2), Work::BlockingCall),
    (Shape::Server, Work::AsyncCall),
    (Shape::Server, Work::BlockingCall),
    (Shape::Server, Work::Computing),
];

/// What one piece takes: so long for a wait, so many steps for a computation.
#[derive(Clone, Copy)]
struct Piece {
    wait: Duration,
    steps: u64,
    work: Work,
}

/// `wait` is how long a piece takes.
pub(crate) fn measure(wait: Duration) {
    let steps = cores::calibrated(wait);
    for (at, (shape, work)) in (1..).zip(WORKLOADS) {
        let piece = Piece { wait, steps, work };
        for (engine, series) in ENGINES {
            let of = Of { series, at };
            match shape {
                Shape::Script(pieces) => of.time(timed(|| script(pieces, piece, engine))),
                Shape::Steps(steps) => of.time(timed(|| {
                    (0..steps).for_each(|_| script(1, piece, engine));
                })),
                Shape::Server if engine == Engine::Direct && work == Work::AsyncCall => {
                    of.skipped("a runtime cannot be driven from within one");
                }
                Shape::Server => of.value("late-us", late_ping(piece, engine).as_secs_f64() * 1e6),
                Shape::Crowd => match engine {
                    Engine::Direct => of.skipped("one after the other they would take minutes"),
                    Engine::SpawnBlocking => {
                        of.skipped("the pool has 512 threads, and the others would stand in line");
                    }
                    // Their memory is told apart only in processes of their own.
                    Engine::Threads | Engine::Async => {}
                },
            }
        }
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}

fn script(pieces: usize, piece: Piece, engine: Engine) {
    match engine {
        Engine::Direct => (0..pieces).for_each(|_| call(piece)),
        Engine::Threads => thread::scope(|scope| {
            for _ in 0..pieces {
                scope.spawn(move || call(piece));
            }
        }),
        Engine::Async | Engine::SpawnBlocking => one_thread().block_on(async {
            let mut tasks: JoinSet<()> = (0..pieces).map(|_| task(piece, engine)).collect();
            while tasks.join_next().await.is_some() {}
        }),
    }
}

/// How late a ping is answered that comes together with the request.
fn late_ping(piece: Piece, engine: Engine) -> Duration {
    let runtime = one_thread();
    let began = Instant::now();
    runtime.block_on(async {
        let request = async {
            match engine {
                Engine::Direct => call(piece),
                Engine::Threads => drop(thread::spawn(move || call(piece)).join()),
                Engine::Async | Engine::SpawnBlocking => task(piece, engine).await,
            }
        };
        tokio::join!(request, async { began.elapsed() }).1
    })
}

async fn task(piece: Piece, engine: Engine) {
    match (engine, piece.work) {
        (Engine::SpawnBlocking, _) => drop(spawn_blocking(move || call(piece)).await),
        (_, Work::AsyncCall) => tokio::time::sleep(piece.wait).await,
        _ => call(piece),
    }
}

fn call(piece: Piece) {
    match piece.work {
        Work::BlockingCall => thread::sleep(piece.wait),
        Work::AsyncCall => one_thread().block_on(async { tokio::time::sleep(piece.wait).await }),
        Work::Computing => cores::compute(piece.steps),
        Work::Nothing => {
            std::hint::black_box("the words of a short line".split(' ').count());
        }
    }
}

fn one_thread() -> Runtime {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("a runtime without sockets asks the system for nothing")
}
