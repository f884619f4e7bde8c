//! Threads that send their results, over a channel of `std`, whose `recv` blocks.

use std::panic;
use std::sync::mpsc;
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
    let (results, parsed) = mpsc::channel();
    for file in FILES {
        let results = results.clone();
        thread::spawn(move || {
            let records = panic::catch_unwind(|| parse(file));
            results.send((file, records)).expect("main listens");
        });
    }
    tokio::task::yield_now().await;
    for _ in FILES {
        let (file, records) = parsed.recv().expect("one for each file"); //~
        match records {
            Ok(records) => println!("{file}: {records} records"),
            Err(_) => println!("{file}: the parser panicked"),
        }
    }
    heart.await.expect("the heart panicked");
}
