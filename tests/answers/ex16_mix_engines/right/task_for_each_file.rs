//! A task for each file, which awaits the bridge and reports itself.

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
    let parsing = tokio::task::spawn_blocking(move || parse(file));
    match parsing.await {
        Ok(records) => println!("{file}: {records} records"),
        Err(error) if error.is_panic() => println!("{file}: the parser panicked"),
        Err(_) => println!("{file}: cancelled"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut tasks = vec![tokio::spawn(heartbeat())];
    for file in FILES {
        tasks.push(tokio::spawn(report(file)));
    }
    for task in tasks {
        task.await.expect("nothing here panics");
    }
}
