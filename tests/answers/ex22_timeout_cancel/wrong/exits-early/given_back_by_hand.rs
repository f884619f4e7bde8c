//! Given back by a line at the end of the work, which a cancelled future never reaches.

use std::time::Duration;
use tokio::time::{sleep, timeout};

const DEADLINE: Duration = Duration::from_secs(5);

async fn backup(name: &'static str, parts: u32) {
    println!("{name}: lease taken");
    for part in 1..=parts {
        sleep(Duration::from_secs(2)).await; //~
        println!("{name}: part {part} saved");
    }
    println!("{name}: lease given back");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        match timeout(DEADLINE, backup(name, parts)).await {
            Ok(_) => println!("{name}: complete"),
            Err(_) => println!("{name}: stopped at the deadline"),
        }
    }
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
