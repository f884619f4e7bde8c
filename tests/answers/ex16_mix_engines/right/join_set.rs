//! A set of blocking jobs, reported as they end; the set says which one failed by its id.

use std::collections::HashMap;
use std::thread;
use std::time::Duration;
use tokio::task::JoinSet;

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
async fn main() {
    let heart = tokio::spawn(heartbeat());
    let mut jobs = JoinSet::new();
    let mut files = HashMap::new();
    for file in FILES {
        let job = jobs.spawn_blocking(move || parse(file));
        files.insert(job.id(), file);
    }
    while let Some(done) = jobs.join_next_with_id().await {
        match done {
            Ok((id, records)) => println!("{}: {records} records", files[&id]),
            Err(error) => println!("{}: the parser panicked", files[&error.id()]),
        }
    }
    heart.await.expect("the heart panicked");
}
