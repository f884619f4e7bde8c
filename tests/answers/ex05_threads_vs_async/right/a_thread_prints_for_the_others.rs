//! All thread lines go to a logger thread which is joined after the fetchers.
use std::sync::mpsc::{channel, Sender};
#[allow(unused_imports)]
use std::{thread, time::Duration};
fn fetch(id: u32, log: Sender<String>) {
    log.send(format!("Thread fetching URL {id}")).unwrap();
    thread::sleep(Duration::from_secs(2));
    log.send(format!("Thread got URL {id}")).unwrap();
}
fn run_threads() {
    let (tx, rx) = channel::<String>();
    let logger = thread::spawn(move || for l in rx { println!("{l}"); });
    let hs: Vec<_> = (0..3).map(|id| { let tx = tx.clone(); thread::spawn(move || fetch(id, tx)) }).collect();
    drop(tx);
    for h in hs { h.join().unwrap(); }
    logger.join().unwrap();
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
