//! The set is asked for two of its three tasks.
use std::thread;
use std::time::Duration;
const DOWNLOAD: Duration = Duration::from_secs(2);
fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(DOWNLOAD);
    println!("Thread got URL {id}");
}
fn run_threads() {
    let hs: Vec<_> = (0..3).map(|id| thread::spawn(move || fetch_url_thread(id))).collect();
    for h in hs {
        h.join().expect("download thread");
    }
}
async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(DOWNLOAD).await;
    println!("Async got URL {id}");
}
async fn run_async() {
    let mut set = tokio::task::JoinSet::new();
    for id in 0..3 { set.spawn(fetch_url_async(id)); } //~
    for _ in 0..2 {
        set.join_next().await.unwrap().unwrap();
    }
}
fn main() -> std::io::Result<()> {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    runtime.block_on(run_async());
    Ok(())
}
