//! The task parks its thread until both parsers have unparked it.

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

use std::sync::{Arc, Mutex};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let heart = tokio::spawn(heartbeat());
    tokio::task::yield_now().await;
    let results = Arc::new(Mutex::new(Vec::new()));
    let main = thread::current();
    for file in FILES {
        let (results, main) = (results.clone(), main.clone());
        thread::spawn(move || {
            let parsed = thread::spawn(move || parse(file)).join();
            results.lock().unwrap().push((file, parsed.ok()));
            main.unpark();
        });
    }
    while results.lock().unwrap().len() < FILES.len() {
        thread::park(); //~
    }
    for (file, records) in results.lock().unwrap().iter() {
        match records {
            Some(records) => println!("{file}: {records} records"),
            None => println!("{file}: the parser panicked"),
        }
    }
    heart.await.unwrap();
}
