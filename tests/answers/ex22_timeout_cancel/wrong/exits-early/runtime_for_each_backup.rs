//! One line makes the difference to the right answer of this name: the runtime is dropped only after the word.

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

use tokio::runtime::Builder;
use tokio::time::{sleep, timeout};

fn main() {
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        let runtime = Builder::new_current_thread().enable_time().build().unwrap();
        let task = runtime.spawn(backup(name, parts)); //~
        let done = runtime.block_on(async { timeout(DEADLINE, task).await.is_ok() });
        println!(
            "{name}: {}",
            if done {
                "complete"
            } else {
                "stopped at the deadline"
            }
        );
    }
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async { sleep(Duration::from_secs(2)).await });
    println!("Report sent");
}
