//! Each worker hands its id back: a thread through `join`, a task through a oneshot channel.

use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;

fn fetch_url_thread(id: usize) -> usize {
    println!("Thread fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    println!("Thread got URL {id}");
    id
}

async fn fetch_url_async(id: usize, reply: oneshot::Sender<usize>) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
    reply.send(id).expect("nobody waits for the reply");
}

fn main() {
    println!("Threading approach:");
    let handles: Vec<_> = (0..3)
        .map(|id| thread::spawn(move || fetch_url_thread(id)))
        .collect();
    let ids: Vec<usize> = handles.into_iter().map(|h| h.join().unwrap()).collect();
    assert_eq!(ids, [0, 1, 2]);

    println!("\nAsyncio approach:");
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut replies = Vec::new();
        for id in 0..3 {
            let (tx, rx) = oneshot::channel();
            tokio::spawn(fetch_url_async(id, tx));
            replies.push(rx);
        }
        for (id, reply) in replies.into_iter().enumerate() {
            assert_eq!(reply.await, Ok(id));
        }
    });
}
