//! No named functions: closures on one side, an async closure on the other, with the log of times on stderr.

use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let began = Instant::now();
    println!("Threading approach:");
    let fetch = |id: u32| {
        println!("Thread fetching URL {id}");
        thread::sleep(Duration::from_secs(2));
        println!("Thread got URL {id}");
    };
    let handles = [
        thread::spawn(move || fetch(0)),
        thread::spawn(move || fetch(1)),
        thread::spawn(move || fetch(2)),
    ];
    for handle in handles {
        handle.join().unwrap();
    }
    eprintln!("threads took {:?}", began.elapsed());

    let began = Instant::now();
    println!("\nAsyncio approach:");
    let fetch = async |id: u32| {
        println!("Async fetching URL {id}");
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("Async got URL {id}");
    };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        tokio::join!(fetch(0), fetch(1), fetch(2));
    });
    eprintln!("futures took {:?}", began.elapsed());
}
