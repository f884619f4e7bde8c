//! Three at a time, but each three wait for the slowest of them.

use std::time::Duration;
use tokio::task::JoinSet;

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
    let ids: Vec<u32> = (1..=JOBS).collect();
    for chunk in ids.chunks(LIMIT) {
        let jobs: JoinSet<()> = chunk.iter().copied().map(job).collect();
        jobs.join_all().await; //~
    }
    println!("All done");
}
