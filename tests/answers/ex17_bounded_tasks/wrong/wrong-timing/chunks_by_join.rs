//! Three futures joined, then the next three.

use std::time::Duration;

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
    for id in (1..JOBS - 2).step_by(LIMIT) {
        tokio::join!(job(id), job(id + 1), job(id + 2)); //~
    }
    tokio::join!(job(JOBS - 1), job(JOBS));
    println!("All done");
}
