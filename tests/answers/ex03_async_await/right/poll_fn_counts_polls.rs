//! `poll_fn` around the pinned future, which counts on stderr how often it is polled.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let mut fetch = pin!(fetch_data());
    let mut polls = 0;
    let data = poll_fn(|cx| {
        polls += 1;
        fetch.as_mut().poll(cx)
    })
    .await;
    println!("Got: {data}");
    eprintln!("polled {polls} times");
}
