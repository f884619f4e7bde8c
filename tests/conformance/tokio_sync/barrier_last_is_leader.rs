//! The last to come leads, and goes on first.
use std::sync::Arc;
use tokio::sync::Barrier;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let barrier = Arc::new(Barrier::new(2));
    let other = barrier.clone();
    let task = tokio::spawn(async move {
        println!("first comes");
        println!("first leads: {}", other.wait().await.is_leader());
    });
    tokio::task::yield_now().await;
    println!("second leads: {}", barrier.wait().await.is_leader());
    task.await.unwrap();
}
