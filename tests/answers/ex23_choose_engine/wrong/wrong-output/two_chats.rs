//! Only the two chats that tell what they do.

use std::ops::RangeInclusive;
use std::thread;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::task::{JoinSet, spawn_blocking};

/// Who does the pieces of a workload.
#[derive(Clone, Copy)]
enum Engine {
    /// The caller does them itself, one after the other.
    Direct,
    /// A thread for each piece.
    Threads,
    /// A task for each piece; all tasks share one thread.
    Async,
    /// A task for each piece, which hands it to the runtime's threads for blocking code.
    SpawnBlocking,
}

/// What a piece is. A second of sleep stands for the waiting, or for the computing.
#[derive(Clone, Copy)]
enum Work {
    /// A call of a library that blocks its thread until the answer is there.
    BlockingCall,
    /// A call of an async library.
    AsyncCall,
    /// Computing, which keeps its thread just as well.
    Computing,
    /// Over before you look.
    Nothing,
}

fn main() {
    // One piece, or pieces that need each other, or next to no work: nothing could overlap.
    // 1. A script asks a server for one exchange rate.
    script("rate", 1..=1, Work::BlockingCall, Engine::Direct);
    // 2. It asks a shop for two prices, with a library that blocks.
    script("price", 1..=2, Work::BlockingCall, Engine::Threads);
    // 3. It asks for two quotes, with a library that is async.
    script("quote", 1..=2, Work::AsyncCall, Engine::Async);
    // 4. It logs in, and then asks for the profile of whoever has logged in.
    for n in 1..=2 {
        script("step", n..=n, Work::BlockingCall, Engine::Direct);
    }

    // Computing gains from cores, and only threads use them.
    // 5. One log is scanned for errors.
    script("log", 1..=1, Work::Computing, Engine::Direct);
    // 6. Two big logs are scanned, and the machine has two cores.
    script("scan", 1..=2, Work::Computing, Engine::Threads);
    // 7. The words of two short lines are counted.
    script("count", 1..=2, Work::Nothing, Engine::Direct);

    // Many waits want tasks; a driver that blocks wants threads, of which a few do no harm.
    // 8. Fifty chats are kept open; in production there will be ten thousand.
    script("chat", 1..=2, Work::AsyncCall, Engine::Async); //~
    // 9. Two sensors are read with their vendor's driver, which blocks.
    script("sensor", 1..=2, Work::BlockingCall, Engine::Threads);

    // In async code, what can be awaited is awaited; what blocks goes to the pool for it.
    // 10. A server asks an async database.
    server("query", Work::AsyncCall, Engine::Async);
    // 11. A server asks a database whose driver blocks.
    server("report", Work::BlockingCall, Engine::SpawnBlocking);
    // 12. A server hashes a password, which is meant to be slow.
    server("hash", Work::Computing, Engine::SpawnBlocking);
}

// From here on all is given: how an engine does a workload.

/// Of a big crowd, the first two tell what they do.
const TELLING: u32 = 2;
const SECOND: Duration = Duration::from_secs(1);

fn script(name: &'static str, pieces: RangeInclusive<u32>, work: Work, engine: Engine) {
    match engine {
        Engine::Direct => {
            for n in pieces {
                call(name, n, work);
            }
        }
        Engine::Threads => {
            let threads: Vec<_> = pieces
                .map(|n| thread::spawn(move || call(name, n, work)))
                .collect();
            for thread in threads {
                thread.join().expect("a piece panicked");
            }
        }
        Engine::Async | Engine::SpawnBlocking => runtime().block_on(async {
            let tasks: JoinSet<()> = pieces.map(|n| task(name, n, work, engine)).collect();
            tasks.join_all().await;
        }),
    }
}

/// An async server: while it works on one request, it answers a ping.
fn server(name: &'static str, work: Work, engine: Engine) {
    let request = async {
        match engine {
            Engine::Direct => call(name, 1, work),
            Engine::Threads => thread::spawn(move || call(name, 1, work))
                .join()
                .expect("the request panicked"),
            Engine::Async | Engine::SpawnBlocking => task(name, 1, work, engine).await,
        }
    };
    let ping = async { println!("{name}: ping answered") };
    runtime().block_on(async { tokio::join!(request, ping) });
}

/// One piece, in a task.
async fn task(name: &'static str, n: u32, work: Work, engine: Engine) {
    match (engine, work) {
        (Engine::SpawnBlocking, _) => spawn_blocking(move || call(name, n, work))
            .await
            .expect("a piece panicked"),
        (_, Work::AsyncCall) => call_async(name, n).await,
        // Being in a task does not make it async.
        _ => call(name, n, work),
    }
}

/// One piece, on the thread that calls. An async call needs a runtime, even here.
fn call(name: &str, n: u32, work: Work) {
    match work {
        Work::AsyncCall => runtime().block_on(call_async(name, n)),
        Work::BlockingCall | Work::Computing | Work::Nothing => {
            println!("{name} {n} begins");
            if !matches!(work, Work::Nothing) {
                thread::sleep(SECOND);
            }
            println!("{name} {n} is done");
        }
    }
}

async fn call_async(name: &str, n: u32) {
    if n <= TELLING {
        println!("{name} {n} begins");
    }
    tokio::time::sleep(SECOND).await;
    if n <= TELLING {
        println!("{name} {n} is done");
    }
}

fn runtime() -> Runtime {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("no runtime")
}
