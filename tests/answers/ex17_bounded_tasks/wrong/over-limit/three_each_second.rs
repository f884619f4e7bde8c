//! A rate is no limit: three begin each second, whether or not those before them are done.

use std::time::Duration;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

async fn job(id: u32) {
    println!("Job {id} started");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("Job {id} done");
}

use tokio::task::JoinSet;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let mut ticks = tokio::time::interval(Duration::from_secs(1));
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        if id % 3 == 1 {
            ticks.tick().await;
        }
        jobs.spawn(job(id)); //~
    }
    jobs.join_all().await;
    println!("All done");
}
