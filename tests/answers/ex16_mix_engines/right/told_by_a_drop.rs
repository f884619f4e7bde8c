//! A value on each thread tells the desk when it is dropped, by a panic as well, and `Notify` wakes the task that reports.

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
use tokio::sync::Notify;

#[derive(Default)]
struct Desk {
    results: Mutex<Vec<(&'static str, Option<u32>)>>,
    news: Notify,
}

/// Tells the desk in any case, also while the thread unwinds.
struct Told {
    desk: Arc<Desk>,
    file: &'static str,
    records: Option<u32>,
}

impl Drop for Told {
    fn drop(&mut self) {
        self.desk
            .results
            .lock()
            .unwrap()
            .push((self.file, self.records));
        self.desk.news.notify_one();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let desk = Arc::new(Desk::default());
    for file in FILES {
        let desk = Arc::clone(&desk);
        thread::spawn(move || {
            let mut told = Told {
                desk,
                file,
                records: None,
            };
            told.records = Some(parse(file));
        });
    }
    let report = async {
        let mut left = FILES.len();
        while left > 0 {
            desk.news.notified().await;
            for (file, records) in desk.results.lock().unwrap().drain(..) {
                left -= 1;
                match records {
                    Some(records) => println!("{file}: {records} records"),
                    None => println!("{file}: the parser panicked"),
                }
            }
        }
    };
    tokio::join!(heartbeat(), report);
}
