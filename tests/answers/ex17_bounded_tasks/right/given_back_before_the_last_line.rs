//! The permit is given back right before the last line; on one thread, nobody comes in between.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

async fn job(id: u32, permits: Arc<Semaphore>) {
    let permit = permits.acquire().await.unwrap();
    println!("Job {id} started");
    tokio::time::sleep(Duration::from_secs(1)).await;
    drop(permit);
    println!("Job {id} done");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let permits = Arc::new(Semaphore::new(LIMIT));
    let jobs: JoinSet<()> = (1..=JOBS).map(|id| job(id, permits.clone())).collect();
    jobs.join_all().await;
    println!("All done");
}
