//! Tasks get the lock in the order in which they asked, also before one that asks again.
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::task::yield_now;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mutex = Arc::new(Mutex::new(Vec::new()));
    let guard = mutex.lock().await;
    let mut tasks = Vec::new();
    for name in ["a", "b", "c"] {
        let mutex = mutex.clone();
        tasks.push(tokio::spawn(async move { mutex.lock().await.push(name) }));
        yield_now().await;
    }
    println!("{}", mutex.try_lock().unwrap_err());
    drop(guard);
    println!("still taken: {}", mutex.try_lock().is_err());
    mutex.lock().await.push("main");
    for task in tasks {
        task.await.unwrap();
    }
    println!("{mutex:?}");
}
