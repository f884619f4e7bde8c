//! Two threads are joined on the pool, where that keeps nobody, and the panic is unwrapped there.

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
    let results = tokio::task::spawn_blocking(|| {
        let threads = FILES.map(|file| thread::spawn(move || parse(file)));
        threads.map(|thread| thread.join().unwrap()) //~
    });
    for (file, records) in FILES.iter().zip(results.await.unwrap()) {
        println!("{file}: {records} records");
    }
    heart.await.unwrap();
}
