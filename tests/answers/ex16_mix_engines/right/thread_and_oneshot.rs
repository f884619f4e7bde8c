//! Threads of its own, and a channel whose receiver can be awaited; a sender lost in a panic tells as well.

use std::thread;
use std::time::Duration;
use tokio::sync::oneshot;

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
    let jobs = FILES.map(|file| {
        let (tell, told) = oneshot::channel();
        thread::spawn(move || tell.send(parse(file)));
        (file, told)
    });
    for (file, told) in jobs {
        match told.await {
            Ok(records) => println!("{file}: {records} records"),
            Err(_) => println!("{file}: the parser panicked"),
        }
    }
    heart.await.expect("the heart panicked");
}
