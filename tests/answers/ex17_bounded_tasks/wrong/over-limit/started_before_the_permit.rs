//! The job says that it has started, and then asks for its permit.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

async fn job(id: u32, permits: Arc<Semaphore>) {
    println!("Job {id} started");
    let _permit = permits.acquire().await.unwrap(); //~
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("Job {id} done");
}

#[tokio::main]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let permits = Arc::new(Semaphore::new(LIMIT));
    let jobs: JoinSet<()> = (1..=JOBS).map(|id| job(id, permits.clone())).collect();
    jobs.join_all().await;
    println!("All done");
}
