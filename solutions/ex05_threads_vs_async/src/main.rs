//! The same three downloads, first on three threads, then as three futures on one thread.

use std::io;
use std::thread;
use std::time::Duration;

const DOWNLOAD: Duration = Duration::from_secs(2);

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(DOWNLOAD);
    println!("Thread got URL {id}");
}

fn run_threads() {
    // `collect` matters: iterators are lazy, and joining straight from the `map`
    // would start the second thread only after the first has ended.
    let threads: Vec<_> = (0..3)
        .map(|id| thread::spawn(move || fetch_url_thread(id)))
        .collect();

    for thread in threads {
        thread.join().expect("a download thread panicked");
    }
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    // Not `thread::sleep`: that would hold the only thread, and the others with it.
    tokio::time::sleep(DOWNLOAD).await;
    println!("Async got URL {id}");
}

async fn run_async() {
    tokio::join!(fetch_url_async(0), fetch_url_async(1), fetch_url_async(2));
}

fn main() -> io::Result<()> {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    // One thread is all that three waits need, so no pool of workers is started.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(run_async());

    Ok(())
}
