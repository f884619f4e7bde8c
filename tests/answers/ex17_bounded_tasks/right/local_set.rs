//! Tasks that stay on their thread share the semaphore by `Rc`.

use std::rc::Rc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::LocalSet;

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
    let permits = Rc::new(Semaphore::new(LIMIT));
    let local = LocalSet::new();
    for id in 1..=JOBS {
        let permits = permits.clone();
        local.spawn_local(async move {
            let _permit = permits.acquire().await.unwrap();
            job(id).await;
        });
    }
    local.await;
    println!("All done");
}
