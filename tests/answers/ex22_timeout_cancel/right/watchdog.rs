//! A second task aborts the first at the deadline; `main` awaits the first and reads how it ended.

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

use tokio::time::sleep;

#[tokio::main]
async fn main() {
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        let work = tokio::spawn(backup(name, parts));
        let ender = work.abort_handle();
        let watchdog = tokio::spawn(async move {
            sleep(DEADLINE).await;
            ender.abort();
        });
        match work.await {
            Ok(()) => println!("{name}: complete"),
            Err(error) if error.is_cancelled() => println!("{name}: stopped at the deadline"),
            Err(error) => panic!("{error}"),
        }
        watchdog.abort();
    }
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
