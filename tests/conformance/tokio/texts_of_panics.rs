//! What tokio says when it is asked for the impossible.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::{Semaphore, broadcast, mpsc, oneshot};
use tokio::task::{LocalSet, block_in_place};
use tokio::time::{interval, sleep};

fn tries<R>(what: &str, f: impl FnOnce() -> R) {
    let text = match catch_unwind(AssertUnwindSafe(f)) {
        Ok(_) => "fine".to_owned(),
        Err(payload) => match payload.downcast::<String>() {
            Ok(text) => *text,
            Err(payload) => payload.downcast::<&str>().unwrap().to_string(),
        },
    };
    println!("{what}: {text}");
}

fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    let second = Duration::from_secs(1);
    tries("spawn", || tokio::spawn(async {}));
    tries("spawn_blocking", || tokio::task::spawn_blocking(|| ()));
    tries("current", Handle::current);
    tries("sleep", || sleep(second));
    tries("no period", || interval(Duration::ZERO));
    tries("timeout", || tokio::time::timeout(second, async {}));
    tries("spawn_local", || tokio::task::spawn_local(async {}));
    tries("mpsc", || mpsc::channel::<u32>(0));
    tries("broadcast", || broadcast::channel::<u32>(0));
    tries("semaphore", || Semaphore::new(usize::MAX));
    tries("permits", || {
        Semaphore::new(1).add_permits(Semaphore::MAX_PERMITS)
    });
    tries("workers", || {
        Builder::new_multi_thread().worker_threads(0).build()
    });
    tries("blocking", || {
        Builder::new_multi_thread().max_blocking_threads(0).build()
    });
    tries("events", || {
        Builder::new_multi_thread().event_interval(0).build()
    });
    tries("queue", || {
        Builder::new_multi_thread().global_queue_interval(0).build()
    });
    tries("id", tokio::task::id);
    tries("block_in_place", || block_in_place(|| 1));
    let runtime = Runtime::new().unwrap();
    runtime.block_on(async {
        tries("block_on", || Runtime::new().unwrap().block_on(async {}));
        tries("handle", || Handle::current().block_on(async {}));
        tries("drop", || {
            drop(Builder::new_current_thread().build().unwrap())
        });
        let (sender, mut receiver) = mpsc::channel::<u32>(1);
        tries("blocking_send", || sender.blocking_send(1));
        tries("blocking_recv", || receiver.blocking_recv());
        let (_sender, receiver) = oneshot::channel::<u32>();
        tries("oneshot", || receiver.blocking_recv());
        tries("mutex", || drop(tokio::sync::Mutex::new(1).blocking_lock()));
        tries("in place", || block_in_place(|| 1));
    });
    let bare = Builder::new_current_thread().build().unwrap();
    tries("no time", || bare.block_on(async { sleep(second).await }));
    tries("no io", || {
        bare.block_on(async { tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap() })
    });
    tries("no signals", || {
        bare.block_on(async { tokio::signal::ctrl_c().await.unwrap() })
    });
    bare.block_on(async { tries("one thread", || block_in_place(|| 1)) });
    LocalSet::new().block_on(&bare, async { tries("local", || block_in_place(|| 1)) });
}
