//! A `LocalSet` owns its tasks: dropped, it drops them there and then.

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

use tokio::task::LocalSet;
use tokio::time::{sleep, timeout};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        let mut set = LocalSet::new();
        set.spawn_local(backup(name, parts));
        let word = match timeout(DEADLINE, &mut set).await {
            Ok(()) => "complete",
            Err(_) => "stopped at the deadline",
        };
        drop(set);
        println!("{name}: {word}");
    }
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
