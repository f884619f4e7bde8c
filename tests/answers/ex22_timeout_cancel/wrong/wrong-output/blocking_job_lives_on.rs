//! The backup runs on the pool for blocking code, where nobody can cancel it.

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
        let done = timeout(
            DEADLINE,
            tokio::task::spawn_blocking(move || { //~
                let rt = tokio::runtime::Builder::new_current_thread()
                    .enable_time()
                    .build()
                    .unwrap();
                rt.block_on(backup(name, parts));
            }),
        )
        .await
        .is_ok();
        println!(
            "{name}: {}",
            if done {
                "complete"
            } else {
                "stopped at the deadline"
            }
        );
    }
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
