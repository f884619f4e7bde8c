//! The same on many threads: the thread of `main` is blocked all the same.

use std::time::Duration;
use tokio::time::sleep;

const DEADLINE: Duration = Duration::from_secs(5);

/// The right to write to the disk, given back wherever it is dropped.
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

async fn backup(name: &'static str, parts: u32) {
    let _lease = Lease::take(name);
    for part in 1..=parts {
        sleep(Duration::from_secs(2)).await;
        println!("{name}: part {part} saved");
    }
}

#[tokio::main]
async fn main() {
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        let (sender, receiver) = std::sync::mpsc::channel();
        let task = tokio::spawn(async move {
            backup(name, parts).await;
            sender.send(()).ok();
        });
        if receiver.recv_timeout(DEADLINE).is_ok() { //~
            println!("{name}: complete");
        } else {
            task.abort();
            task.await.ok();
            println!("{name}: stopped at the deadline");
        }
    }
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
