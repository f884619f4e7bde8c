//! `Handle::block_on` is the way back over the bridge, and may be used from threads of the pool.

use std::panic;
use std::thread;
use std::time::Duration;
use tokio::runtime::Handle;

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
    let runtime = Handle::current();
    let reports = FILES.map(|file| {
        let runtime = runtime.clone();
        tokio::task::spawn_blocking(move || {
            let records = panic::catch_unwind(|| parse(file));
            runtime.block_on(report(file, records.ok()));
        })
    });
    for report in reports {
        report.await.expect("panics were caught");
    }
    heart.await.expect("the heart panicked");
}

async fn report(file: &str, records: Option<u32>) {
    match records {
        Some(records) => println!("{file}: {records} records"),
        None => println!("{file}: the parser panicked"),
    }
}
