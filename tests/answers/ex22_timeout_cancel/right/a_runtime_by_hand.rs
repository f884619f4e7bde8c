//! No `async main`: a runtime is built, and each backup gets a `block_on` of its own.

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

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        match runtime.block_on(async { timeout(DEADLINE, backup(name, parts)).await }) {
            Ok(()) => println!("{name}: complete"),
            Err(elapsed) => {
                let _: tokio::time::error::Elapsed = elapsed;
                println!("{name}: stopped at the deadline");
            }
        }
    }
    runtime.block_on(async { sleep(Duration::from_secs(2)).await });
    println!("Report sent");
    Ok(())
}
