//! A future written by hand says `Pending` and arranges for nobody to wake it.

use std::future::poll_fn;
use std::task::Poll;
use std::time::{Duration, Instant};

async fn fetch_data() -> String {
    println!("Fetching data...");
    let ready = Instant::now() + Duration::from_secs(2);
    poll_fn(|_cx| {
        if Instant::now() >= ready {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}"); //~
}
