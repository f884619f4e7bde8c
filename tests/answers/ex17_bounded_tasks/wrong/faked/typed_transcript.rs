//! `main` prints the lines of three jobs around one sleep.

use std::time::Duration;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

#[tokio::main]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    for id in (1..=JOBS).step_by(LIMIT) {
        let last = JOBS.min(id + 2);
        for id in id..=last {
            println!("Job {id} started"); //~
        }
        tokio::time::sleep(Duration::from_secs(1)).await; //~
        for id in id..=last {
            println!("Job {id} done");
        }
    }
    println!("All done");
}
