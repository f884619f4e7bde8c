//! Readers that come after a waiting writer wait behind it.
use std::sync::Arc;
use tokio::sync::RwLock;
use tokio::task::yield_now;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let lock = Arc::new(RwLock::new(0));
    let first = lock.read().await;
    println!("second reader: {}", lock.try_read().is_ok());
    let writer = tokio::spawn({
        let lock = lock.clone();
        async move {
            *lock.write().await += 1;
            println!("written");
        }
    });
    yield_now().await;
    println!("{}", lock.try_read().unwrap_err());
    let reader = tokio::spawn({
        let lock = lock.clone();
        async move { println!("late reader sees {}", *lock.read().await) }
    });
    yield_now().await;
    println!("first reader sees {}", *first);
    drop(first);
    writer.await.unwrap();
    reader.await.unwrap();
}
