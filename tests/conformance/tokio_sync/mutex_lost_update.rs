//! A lock released between reading and writing loses updates; held throughout, it does not.
use std::sync::Arc;
use tokio::sync::Mutex;

async fn run(held: bool) -> u32 {
    let count = Arc::new(Mutex::new(0));
    let tasks: Vec<_> = (0..2)
        .map(|_| {
            let count = count.clone();
            tokio::spawn(async move {
                if held {
                    *count.lock().await += 1;
                } else {
                    let before = *count.lock().await;
                    tokio::task::yield_now().await;
                    *count.lock().await = before + 1;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    *count.lock().await
}

#[tokio::main]
async fn main() {
    println!("held: {}", run(true).await);
    println!("released: {}", run(false).await);
}
