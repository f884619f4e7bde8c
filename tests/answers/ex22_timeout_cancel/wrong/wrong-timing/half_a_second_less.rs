//! The deadline is half a second too early.

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

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        match timeout(DEADLINE - Duration::from_millis(500), backup(name, parts)).await { //~
            Ok(()) => println!("{name}: complete"),
            Err(_) => println!("{name}: stopped at the deadline"),
        }
    }
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
