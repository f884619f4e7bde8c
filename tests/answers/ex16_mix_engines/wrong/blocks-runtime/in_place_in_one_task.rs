//! `block_in_place` around the join, in a future that is joined with the heart: both are one task.

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

fn parse(file: &str) -> u32 {
    println!("Parsing {file}");
    thread::sleep(Duration::from_secs(3));
    if file == "broken.csv" {
        panic!("{file} has no header");
    }
    120
}

#[tokio::main]
async fn main() {
    tokio::join!(heartbeat(), async {
        let jobs = FILES.map(|file| (file, thread::spawn(move || parse(file))));
        for (file, job) in jobs {
            match tokio::task::block_in_place(|| job.join()) { //~
                Ok(records) => println!("{file}: {records} records"),
                Err(_) => println!("{file}: the parser panicked"),
            }
        }
    });
}
