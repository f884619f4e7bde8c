//! One loop that selects between the heart and both handles, each as long as it is not done.

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

use tokio::task::{JoinError, spawn_blocking};

fn tell(file: &str, result: Result<u32, JoinError>) {
    match result {
        Ok(records) => println!("{file}: {records} records"),
        Err(_) => println!("{file}: the parser panicked"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut good = spawn_blocking(|| parse("good.csv"));
    let mut broken = spawn_blocking(|| parse("broken.csv"));
    let heart = heartbeat();
    tokio::pin!(heart);
    let (mut a, mut b, mut h) = (false, false, false);
    while !(a && b && h) {
        tokio::select! {
            result = &mut good, if !a => { a = true; tell("good.csv", result) }
            result = &mut broken, if !b => { b = true; tell("broken.csv", result) }
            () = &mut heart, if !h => h = true,
        }
    }
}
