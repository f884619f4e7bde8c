//! Who is complete is told by the name; the deadline's own word is thrown away.

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
        let _ = timeout(DEADLINE, backup(name, parts)).await;
        if name == "letters" {
            println!("{name}: complete"); //~
        } else {
            println!("{name}: stopped at the deadline");
        }
    }

    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
