//! Statics, a `LazyLock` and atomic counters, which check at the end of each half that all three have finished.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

static URLS: LazyLock<Vec<String>> =
    LazyLock::new(|| (0..3).map(|id| format!("URL {id}")).collect());
static FETCHED: AtomicUsize = AtomicUsize::new(0);

fn fetch_url_thread(url: &str) {
    println!("Thread fetching {url}");
    thread::sleep(Duration::from_secs(2));
    println!("Thread got {url}");
    FETCHED.fetch_add(1, Ordering::Relaxed);
}

async fn fetch_url_async(url: &str) {
    println!("Async fetching {url}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got {url}");
    FETCHED.fetch_add(1, Ordering::Relaxed);
}

fn main() {
    println!("Threading approach:");
    let threads: Vec<_> = URLS
        .iter()
        .map(|url| thread::spawn(|| fetch_url_thread(url)))
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(FETCHED.load(Ordering::Relaxed), URLS.len());

    println!("\nAsyncio approach:");
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap()
        .block_on(async {
            tokio::join!(
                fetch_url_async(&URLS[0]),
                fetch_url_async(&URLS[1]),
                fetch_url_async(&URLS[2]),
            )
        });
    assert_eq!(FETCHED.load(Ordering::Relaxed), 2 * URLS.len());
}
