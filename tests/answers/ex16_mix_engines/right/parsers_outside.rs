//! The runtime lives on a thread beside; the parsers have plain threads, joined by a plain `main`.

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

fn main() {
    let heart = thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .expect("a runtime");
        runtime.block_on(heartbeat());
    });
    let jobs = FILES.map(|file| (file, thread::spawn(move || parse(file))));
    for (file, job) in jobs {
        match job.join() {
            Ok(records) => println!("{file}: {records} records"),
            Err(_) => println!("{file}: the parser panicked"),
        }
    }
    heart.join().expect("the heart panicked");
}
