//! Three tasks with a fixed share of the jobs each: one is done early and helps nobody.

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
    let lane = async |from: u32| {
        for id in (from..=JOBS).step_by(LIMIT) {
            job(id).await; //~
        }
    };
    tokio::join!(lane(1), lane(2), lane(3));
    println!("All done");
}
