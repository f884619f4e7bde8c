//! Threads 1 and 2 wait for a signal of thread 0 and do not wait for themselves.
use std::sync::mpsc::channel;
#[allow(unused_imports)]
use std::{thread, time::Duration};
fn run_threads() {
    let (t1, r1) = channel();
    let (t2, r2) = channel();
    thread::scope(|s| {
        s.spawn(move || {
            println!("Thread fetching URL 0");
            thread::sleep(Duration::from_secs(2));
            println!("Thread got URL 0");
            t1.send(()).unwrap();
            t2.send(()).unwrap();
        });
        for (id, r) in [(1, r1), (2, r2)] {
            s.spawn(move || {
                println!("Thread fetching URL {id}");
                r.recv().unwrap(); //~
                println!("Thread got URL {id}");
            });
        }
    });
}
async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}
async fn run_async() {
    tokio::join!(fetch_url_async(0), fetch_url_async(1), fetch_url_async(2));
}
fn main() {
    println!("Threading approach:");
    run_threads();
    println!("\nAsyncio approach:");
    let rt = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    rt.block_on(run_async());
}
