//! Two backups to one disk. Each has five seconds, and holds a lease on the disk for as long as it runs.
//!
//! The photos take too long, and `main` does notice. But the backup knows nothing of it: it goes on, and
//! keeps the lease. Let the deadline end the work itself. `Lease` and `backup` can stay as they are.

use std::time::Duration;
use tokio::time::{sleep, timeout};

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

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        // TODO: when the time is up, the backup must end and give its lease back.
        let backup = tokio::spawn(backup(name, parts));
        match timeout(DEADLINE, backup).await {
            Ok(_) => println!("{name}: complete"),
            Err(_) => println!("{name}: stopped at the deadline"),
        }
    }

    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
