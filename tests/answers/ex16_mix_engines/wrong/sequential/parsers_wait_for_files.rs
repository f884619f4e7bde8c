//! One parser thread in place of the two of the right answer of this name: both files are in its queue.

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

use std::panic::{UnwindSafe, catch_unwind};
use std::sync::mpsc;
use tokio::sync::oneshot;

type Job = (&'static str, oneshot::Sender<thread::Result<u32>>);

/// A thread that parses whatever it is given, until nobody is left who could give it anything.
fn parser() -> mpsc::Sender<Job> {
    let (give, jobs) = mpsc::channel::<Job>();
    thread::spawn(move || {
        for (file, answer) in jobs {
            let parsed = caught(move || parse(file)); //~
            let _ = answer.send(parsed);
        }
    });
    give
}

fn caught(work: impl FnOnce() -> u32 + UnwindSafe) -> thread::Result<u32> {
    catch_unwind(work)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let parser = parser();
    let heart = tokio::spawn(heartbeat());
    let mut answers = Vec::new();
    for file in FILES {
        let (tx, rx) = oneshot::channel();
        parser.send((file, tx)).unwrap();
        answers.push((file, rx));
    }
    for (file, answer) in answers {
        match answer.await.unwrap() {
            Ok(records) => println!("{file}: {records} records"),
            Err(_) => println!("{file}: the parser panicked"),
        }
    }
    heart.await.unwrap();
}
