//! The deadlines are right, and both backups run at once.

use std::time::Duration;

const DEADLINE: Duration = Duration::from_secs(5);

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
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("{name}: part {part} saved");
    }
}

use tokio::time::{sleep, timeout};

async fn limited(name: &'static str, parts: u32) {
    match timeout(DEADLINE, backup(name, parts)).await {
        Ok(()) => println!("{name}: complete"),
        Err(_) => println!("{name}: stopped at the deadline"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(limited("letters", 2), limited("photos", 4)); //~
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
