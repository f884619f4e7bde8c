//! The blocking side sends its results into the async one, by `blocking_send`.

use std::panic;
use std::thread;
use std::time::Duration;
use tokio::sync::mpsc;

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
    let (results, mut parsed) = mpsc::channel(1);
    for file in FILES {
        let results = results.clone();
        tokio::task::spawn_blocking(move || {
            let records = panic::catch_unwind(|| parse(file));
            results
                .blocking_send((file, records))
                .expect("main listens");
        });
    }
    drop(results);
    while let Some((file, records)) = parsed.recv().await {
        match records {
            Ok(records) => println!("{file}: {records} records"),
            Err(_) => println!("{file}: the parser panicked"),
        }
    }
    heart.await.expect("the heart panicked");
}
