//! The panic is told, and then `main` returns, and the heart with it.

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

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let heart = tokio::spawn(heartbeat());
    let jobs = FILES.map(|file| (file, tokio::task::spawn_blocking(move || parse(file))));
    for (file, job) in jobs {
        match job.await {
            Ok(records) => println!("{file}: {records} records"),
            Err(_) => {
                println!("{file}: the parser panicked");
                return; //~
            }
        }
    }
    heart.await.unwrap();
}
