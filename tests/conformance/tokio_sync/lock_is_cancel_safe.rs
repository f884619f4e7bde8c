//! A cancelled wait for a lock gives its place to the next.
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::task::yield_now;
use tokio::time::timeout;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mutex = Arc::new(Mutex::new(()));
    let guard = mutex.lock().await;
    println!(
        "{}",
        timeout(Duration::from_millis(10), mutex.lock())
            .await
            .is_err()
    );
    let spawn = |name: &'static str| {
        let mutex = mutex.clone();
        tokio::spawn(async move {
            let _guard = mutex.lock().await;
            println!("{name}");
        })
    };
    let first = spawn("first");
    yield_now().await;
    let second = spawn("second");
    yield_now().await;
    drop(guard);
    first.abort();
    println!("{}", first.await.unwrap_err().is_cancelled());
    second.await.unwrap();
}
