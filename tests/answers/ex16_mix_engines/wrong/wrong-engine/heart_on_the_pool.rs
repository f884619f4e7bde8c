//! Everything over the bridge, the heart as well, which now sleeps on a thread.

use std::thread;
use std::time::Duration;

const FILES: [&str; 2] = ["good.csv", "broken.csv"];

/// How many records there are in the file. A sleep stands in for the computing.
fn parse(file: &str) -> u32 {
    println!("Parsing {file}");
    thread::sleep(Duration::from_secs(3));
    if file == "broken.csv" {
        panic!("{file} has no header");
    }
    120
}

fn beat() {
    println!("Heartbeat 1");
    for beat in 2..=3 {
        thread::sleep(Duration::from_secs(2)); //~
        println!("Heartbeat {beat}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let heart = tokio::task::spawn_blocking(beat);
    let jobs = FILES.map(|file| (file, tokio::task::spawn_blocking(move || parse(file))));
    for (file, job) in jobs {
        match job.await {
            Ok(records) => println!("{file}: {records} records"),
            Err(_) => println!("{file}: the parser panicked"),
        }
    }
    heart.await.expect("the heart panicked");
}
