//! The task selects between its work and a word from `main`, which waits until it has ended.

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

use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

#[tokio::main]
async fn main() {
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        let (stop, stopped) = oneshot::channel::<()>();
        let mut task = tokio::spawn(async move {
            tokio::select! {
                () = backup(name, parts) => true,
                _ = stopped => false,
            }
        });
        let complete = match timeout(DEADLINE, &mut task).await {
            Ok(ended) => ended.unwrap(),
            Err(_) => {
                drop(stop);
                task.await.unwrap()
            }
        };
        let word = if complete {
            "complete"
        } else {
            "stopped at the deadline"
        };
        println!("{name}: {word}");
    }
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
