//! One seat, two buyers: each looks, pays (which takes a while), and takes the seat.

use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::Arc;
use std::time::Duration;

async fn buy(seats: Arc<AtomicI32>, patience: u64) {
    tokio::time::sleep(Duration::from_millis(patience)).await;
    if seats.load(Ordering::SeqCst) > 0 {
        tokio::task::yield_now().await;
        seats.fetch_sub(1, Ordering::SeqCst);
    }
}

#[tokio::main]
async fn main() {
    let seats = Arc::new(AtomicI32::new(1));
    let buyers = [
        tokio::spawn(buy(seats.clone(), 1)),
        tokio::spawn(buy(seats.clone(), 1)),
    ];
    for buyer in buyers {
        buyer.await.unwrap();
    }
    assert_eq!(seats.load(Ordering::SeqCst), 0);
    println!("ok");
}
