//! A future prints the lines that the fetches of the async half send.
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
async fn fetch_url_async(id: u32, out: tokio::sync::mpsc::UnboundedSender<String>) {
    out.send(format!("Async fetching URL {id}")).unwrap();
    tokio::time::sleep(DOWNLOAD).await;
    out.send(format!("Async got URL {id}")).unwrap();
}
async fn run_async() {
    let (tx, mut rx) = tokio::sync::mpsc::unbounded_channel();
    let log = async { while let Some(l) = rx.recv().await { println!("{l}"); } };
    tokio::join!(fetch_url_async(0, tx.clone()), fetch_url_async(1, tx.clone()), fetch_url_async(2, tx), log);
}
fn main() -> std::io::Result<()> {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    runtime.block_on(run_async());
    Ok(())
}
