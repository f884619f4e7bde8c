//! A Go habit: every worker reports on a channel, and the receiver waits until the last sender is dropped.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn run_threads() {
    let (done, finished) = mpsc::channel();
    for id in 0..3u32 {
        let done = done.clone();
        thread::spawn(move || {
            println!("Thread fetching URL {id}");
            thread::sleep(Duration::from_secs(2));
            println!("Thread got URL {id}");
            done.send(id).unwrap();
        });
    }
    drop(done);
    assert_eq!(finished.iter().count(), 3);
}

async fn run_async() {
    let (done, mut finished) = tokio::sync::mpsc::channel(3);
    for id in 0..3u32 {
        let done = done.clone();
        tokio::spawn(async move {
            println!("Async fetching URL {id}");
            tokio::time::sleep(Duration::from_secs(2)).await;
            println!("Async got URL {id}");
            done.send(id).await.unwrap();
        });
    }
    drop(done);
    while finished.recv().await.is_some() {}
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Threading approach:");
    run_threads();
    println!("\nAsyncio approach:");
    run_async().await;
}
