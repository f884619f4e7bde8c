//! Through a handle of the runtime, and with a look at what was thrown.

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
    let runtime = Handle::current();
    let heart = runtime.spawn(heartbeat());
    let jobs: Vec<_> = FILES
        .into_iter()
        .map(|file| (file, runtime.spawn_blocking(move || parse(file))))
        .collect();
    for (file, job) in jobs {
        let said = match job.await {
            Ok(records) => format!("{records} records"),
            Err(error) => match error.try_into_panic() {
                Ok(payload) if payload.is::<String>() => String::from("the parser panicked"),
                Ok(_) => String::from("the parser threw something"),
                Err(_) => String::from("cancelled"),
            },
        };
        println!("{file}: {said}");
    }
    heart.await.expect("the heart panicked");
}
