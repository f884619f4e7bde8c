//! The gate of the right answer of this name in two steps, so that several go in by one look.

use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

async fn job(id: u32) {
    println!("Job {id} started"); //~
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("Job {id} done");
}

async fn enter(gate: &watch::Sender<usize>) {
    let mut news = gate.subscribe();
    loop {
        if *gate.borrow() < LIMIT {
            gate.send_modify(|inside| *inside += 1);
            return;
        }
        news.changed().await.expect("the gate is there");
    }
}

#[tokio::main]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let gate = watch::Sender::new(0);
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        let gate = gate.clone();
        jobs.spawn(async move {
            enter(&gate).await;
            job(id).await;
            gate.send_modify(|inside| *inside -= 1);
        });
    }
    jobs.join_all().await;
    println!("All done");
}
