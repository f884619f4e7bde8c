//! One future for all: each file awaits its own bridge, and `join!` takes turns.

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

async fn report(file: &'static str) {
    match tokio::task::spawn_blocking(move || parse(file)).await {
        Ok(records) => println!("{file}: {records} records"),
        Err(_) => println!("{file}: the parser panicked"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), report(FILES[0]), report(FILES[1]));
}
