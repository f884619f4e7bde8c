//! The parser is rewritten with an async wait. It was somebody else's, and stands for what cannot wait so.

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
async fn parse(file: &str) -> u32 {
    println!("Parsing {file}");
    tokio::time::sleep(Duration::from_secs(3)).await; //~
    if file == "broken.csv" {
        panic!("{file} has no header");
    }
    120
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let heart = tokio::spawn(heartbeat());
    let jobs = FILES.map(|file| (file, tokio::spawn(parse(file))));
    for (file, job) in jobs {
        match job.await {
            Ok(records) => println!("{file}: {records} records"),
            Err(_) => println!("{file}: the parser panicked"),
        }
    }
    heart.await.expect("the heart panicked");
}
