//! A flag tells the backup to stop, which looks at it when the next part is done; nobody waits for that.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::time::{sleep, timeout};

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

async fn backup(name: &'static str, parts: u32, stop: Arc<AtomicBool>) {
    let _lease = Lease::take(name);
    for part in 1..=parts {
        sleep(Duration::from_secs(2)).await;
        if stop.load(Ordering::SeqCst) {
            return;
        }
        println!("{name}: part {part} saved");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        let stop = Arc::new(AtomicBool::new(false));
        let task = tokio::spawn(backup(name, parts, stop.clone()));
        match timeout(Duration::from_secs(5), task).await { //~
            Ok(_) => println!("{name}: complete"),
            Err(_) => {
                stop.store(true, Ordering::SeqCst);
                println!("{name}: stopped at the deadline");
            }
        }
    }
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
