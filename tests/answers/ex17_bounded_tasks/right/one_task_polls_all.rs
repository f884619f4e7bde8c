//! No tasks at all: `main` polls twenty boxed futures until all are done.

use std::future::poll_fn;
use std::task::Poll;
use std::time::Duration;
use tokio::sync::Semaphore;

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
    let permits = Semaphore::new(LIMIT);
    let mut jobs: Vec<_> = (1..=JOBS)
        .map(|id| {
            let permits = &permits;
            Box::pin(async move {
                let _permit = permits.acquire().await.unwrap();
                job(id).await;
            })
        })
        .collect();
    poll_fn(|cx| {
        jobs.retain_mut(|job| job.as_mut().poll(cx).is_pending());
        if jobs.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    println!("All done");
}
