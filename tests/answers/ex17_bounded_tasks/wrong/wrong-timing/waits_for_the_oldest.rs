//! When three are under way, the oldest is waited for, though another may be done sooner.

use std::collections::VecDeque;
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
    let mut handles = VecDeque::new();
    for id in 1..=JOBS {
        if handles.len() == LIMIT {
            let oldest: tokio::task::JoinHandle<()> = handles.pop_front().unwrap();
            oldest.await.unwrap(); //~
        }
        handles.push_back(tokio::spawn(job(id)));
    }
    for handle in handles {
        handle.await.unwrap();
    }
    println!("All done");
}
