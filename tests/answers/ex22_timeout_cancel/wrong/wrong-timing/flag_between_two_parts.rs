//! The flag again, and the task is awaited: the lease comes back when the part is done, a second late. One line makes the difference to the one of that name that exits early.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::time::{sleep, timeout};

struct Lease(&'static str);

impl Lease {
    fn take(name: &'static str) -> Self {
        println!("{name}: lease taken");
        Self(name)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        println!("{}: lease given back", self.0);
    }
}

async fn backup(name: &'static str, parts: u32, stop: Arc<AtomicBool>) {
    let _lease = Lease::take(name);
    for part in 1..=parts {
        sleep(Duration::from_secs(2)).await; //~
        if stop.load(Ordering::SeqCst) {
            return;
        }
        println!("{name}: part {part} saved");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        let stop = Arc::new(AtomicBool::new(false));
        let mut task = tokio::spawn(backup(name, parts, stop.clone()));
        match timeout(Duration::from_secs(5), &mut task).await {
            Ok(_) => println!("{name}: complete"),
            Err(_) => {
                stop.store(true, Ordering::SeqCst);
                task.await.unwrap();
                println!("{name}: stopped at the deadline");
            }
        }
    }
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
