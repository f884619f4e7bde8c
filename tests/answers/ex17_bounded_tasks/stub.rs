//! Twenty jobs for a service that can stand three at a time.
//!
//! The jobs are all started at once and are all done after one second: that is twenty at a time.
//! Let in three, and one more whenever one is done: then it takes seven seconds. `job` can stay as it is.

use std::time::Duration;
use tokio::task::JoinSet;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

async fn job(id: u32) {
    println!("Job {id} started");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("Job {id} done");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");

    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        // TODO: let a job begin only when it has one of LIMIT permits, and keep the permit until it is done.
        jobs.spawn(job(id));
    }
    jobs.join_all().await;

    println!("All done");
}
