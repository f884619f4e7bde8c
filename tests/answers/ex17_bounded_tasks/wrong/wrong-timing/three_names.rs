//! Three handles with a name each, which are awaited in turn.

use std::time::Duration;

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
    let mut first = tokio::spawn(job(1));
    let mut second = tokio::spawn(job(2));
    let mut third = tokio::spawn(job(3));
    for id in 4..=JOBS {
        // Whoever is done makes room, and is asked in this order.
        if id % 3 == 1 {
            first.await.unwrap(); //~
            first = tokio::spawn(job(id));
        } else if id % 3 == 2 {
            second.await.unwrap();
            second = tokio::spawn(job(id));
        } else {
            third.await.unwrap();
            third = tokio::spawn(job(id));
        }
    }
    let _ = tokio::join!(first, second, third);
    println!("All done");
}
