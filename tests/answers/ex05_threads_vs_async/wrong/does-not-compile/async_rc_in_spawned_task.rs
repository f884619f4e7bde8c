//! Async half: a task that may move between threads holds an `Rc` across its await.

use std::rc::Rc;
use std::thread;
use std::time::Duration;

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    println!("Thread got URL {id}");
}

fn run_threads() {
    let threads: Vec<_> = (0..3)
        .map(|id| thread::spawn(move || fetch_url_thread(id)))
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

async fn run_async() {
    let name = Rc::new("URL");
    let mut tasks = Vec::new();
    for id in 0..3 {
        let name = Rc::clone(&name);
        tasks.push(tokio::spawn(async move { //~
            println!("Async fetching {name} {id}");
            tokio::time::sleep(Duration::from_secs(2)).await;
            println!("Async got {name} {id}");
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
}

#[tokio::main]
async fn main() {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    run_async().await;
}
