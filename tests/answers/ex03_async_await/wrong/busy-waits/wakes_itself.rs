//! A future written by hand that wakes itself at once, each time it is polled.

use std::future::poll_fn;
use std::task::Poll;
use std::time::{Duration, Instant};

async fn fetch_data() -> String {
    println!("Fetching data...");
    let ready = Instant::now() + Duration::from_secs(2); //~
    poll_fn(|cx| {
        if Instant::now() >= ready {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref(); //~
        Poll::Pending
    })
    .await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
