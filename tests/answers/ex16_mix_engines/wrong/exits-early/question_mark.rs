//! `?` leaves `main` at the first failure, and the heart with it.

use std::thread;
use std::time::Duration;

const FILES: [&str; 2] = ["good.csv", "broken.csv"];

async fn heartbeat() {
    println!("Heartbeat 1");
    for beat in 2..=3 {
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("Heartbeat {beat}");
    }
}

/// How many records there are in the file. A sleep stands in for the computing.
fn parse(file: &str) -> u32 {
    println!("Parsing {file}");
    thread::sleep(Duration::from_secs(3));
    if file == "broken.csv" {
        panic!("{file} has no header");
    }
    120
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), tokio::task::JoinError> {
    let heart = tokio::spawn(heartbeat()); //~
    let jobs = FILES.map(|file| (file, tokio::task::spawn_blocking(move || parse(file))));
    for (file, job) in jobs {
        let job = job
            .await
            .inspect_err(|_| println!("{file}: the parser panicked"));
        let records = job?;
        println!("{file}: {records} records");
    }
    heart.await
}
