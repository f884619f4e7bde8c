//! Two files go through a parser that blocks, beside a heartbeat that may not miss a beat.
//!
//! The parser is somebody else's: it computes for three seconds, and panics on a file that it
//! cannot read. A task of its own for each file is not enough, as a run shows. The parser and the
//! heartbeat stay as they are; what has to change is how the one gets to run beside the other.

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

    // TODO: an async block around a call that blocks does not make it async. Where may it block?
    let jobs = FILES.map(|file| (file, tokio::spawn(async move { parse(file) })));

    for (file, job) in jobs {
        // TODO: and what if there is no Ok? Print a line for that file as well.
        if let Ok(records) = job.await {
            println!("{file}: {records} records");
        }
    }
    heart.await.expect("the heart panicked");
}
