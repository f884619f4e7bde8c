//! One blocking job that joins two threads: there, joining keeps nobody.

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

fn parse_all() -> [Option<u32>; 2] {
    thread::scope(|scope| {
        let jobs = FILES.map(|file| scope.spawn(move || parse(file)));
        jobs.map(|job| job.join().ok())
    })
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let heart = tokio::spawn(heartbeat());
    let parsed = tokio::task::spawn_blocking(parse_all);
    let parsed = parsed.await.expect("the panics stay on their threads");
    for (file, parsed) in FILES.into_iter().zip(parsed) {
        match parsed {
            Some(records) => println!("{file}: {records} records"),
            None => println!("{file}: the parser panicked"),
        }
    }
    heart.await.expect("the heart panicked");
}
