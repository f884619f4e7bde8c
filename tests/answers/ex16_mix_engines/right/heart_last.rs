//! The jobs begin first, and the heart is no task: it is joined with the report.

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
    let jobs = FILES.map(|file| (file, tokio::task::spawn_blocking(move || parse(file))));
    let report = async {
        for (file, job) in jobs {
            if let Ok(records) = job.await {
                println!("{file}: {records} records");
            } else {
                println!("{file}: the parser panicked");
            }
        }
    };
    tokio::join!(report, heartbeat());
}
