//! What blocks a thread may not be called in a task.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tokio::sync::{Mutex, RwLock, Semaphore, broadcast, mpsc, oneshot};

fn attempt(name: &str, f: impl FnOnce()) {
    let payload = catch_unwind(AssertUnwindSafe(f)).unwrap_err();
    println!(
        "{name}: {}",
        payload.downcast_ref::<String>().map_or_else(
            || payload.downcast_ref::<&str>().copied().unwrap(),
            String::as_str
        )
    );
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mutex = Arc::new(Mutex::new(0));
    attempt("lock", || drop(mutex.blocking_lock()));
    attempt("owned", || drop(mutex.clone().blocking_lock_owned()));
    let lock = RwLock::new(0);
    attempt("read", || drop(lock.blocking_read()));
    attempt("write", || drop(lock.blocking_write()));
    attempt("acquire", || drop(Semaphore::new(1).blocking_acquire()));
    let (sender, mut receiver) = mpsc::channel(1);
    attempt("send", || println!("{:?}", sender.blocking_send(1)));
    attempt("recv", || println!("{:?}", receiver.blocking_recv()));
    attempt("oneshot", || {
        drop(oneshot::channel::<()>().1.blocking_recv())
    });
    attempt("broadcast", || {
        drop(broadcast::channel::<i32>(1).1.blocking_recv())
    });
    println!(
        "{}",
        tokio::task::spawn_blocking(move || *mutex.blocking_lock())
            .await
            .unwrap()
    );
}
