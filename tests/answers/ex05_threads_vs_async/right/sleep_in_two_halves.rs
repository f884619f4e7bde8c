//! Each fetch waits twice for one second instead of once for two: the pause seen from outside is the same.

use std::thread;
use std::time::Duration;

const HALF: Duration = Duration::from_secs(1);

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(HALF);
    thread::sleep(HALF);
    println!("Thread got URL {id}");
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    for _ in 0..2 {
        tokio::time::sleep(HALF).await;
    }
    println!("Async got URL {id}");
}

fn main() {
    println!("Threading approach:");
    let handles: Vec<_> = (0..3)
        .map(|id| thread::spawn(move || fetch_url_thread(id)))
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }

    println!("\nAsyncio approach:");
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(async {
            let handles: Vec<_> = (0..3).map(|id| tokio::spawn(fetch_url_async(id))).collect();
            for handle in handles {
                handle.await.unwrap();
            }
        });
}
