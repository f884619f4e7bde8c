//! Three workers share the receiving end of a channel; its lock is held only to take the next number.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc};

const JOBS: u32 = 20;
const LIMIT: usize = 3;

async fn job(id: u32) {
    println!("Job {id} started");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("Job {id} done");
}

#[tokio::main]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let (sender, queue) = mpsc::unbounded_channel();
    for id in 1..=JOBS {
        sender.send(id).unwrap();
    }
    drop(sender);
    let queue = Arc::new(Mutex::new(queue));
    let worker = async || {
        loop {
            let next = queue.lock().await.recv().await;
            let Some(id) = next else { break };
            job(id).await;
        }
    };
    tokio::join!(worker(), worker(), worker());
    println!("All done");
}
