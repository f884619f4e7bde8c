//! The semaphore is a `static`, and `job` asks for its own permit before it says that it starts.

use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

static PERMITS: Semaphore = Semaphore::const_new(LIMIT);

async fn job(id: u32) {
    let _permit = PERMITS.acquire().await.unwrap();
    println!("Job {id} started");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("Job {id} done");
}

#[tokio::main]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let jobs: JoinSet<()> = (1..=JOBS).map(job).collect();
    jobs.join_all().await;
    println!("All done");
}
