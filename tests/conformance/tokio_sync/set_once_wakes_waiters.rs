//! Everybody waits for a value that is set once.
use std::sync::Arc;
use tokio::sync::SetOnce;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let cell = Arc::new(SetOnce::new());
    let tasks: Vec<_> = (0..2)
        .map(|i| {
            let cell = cell.clone();
            tokio::spawn(async move { i + *cell.wait().await })
        })
        .collect();
    tokio::task::yield_now().await;
    println!("{:?} {:?}", cell.get(), cell.set(10));
    println!("{:?}", cell.set(20));
    for task in tasks {
        println!("{}", task.await.unwrap());
    }
    println!("{}", cell.wait().await);
}
