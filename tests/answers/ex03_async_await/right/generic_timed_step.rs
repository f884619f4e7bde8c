//! A generic helper that wraps any work with a line before, a wait, and a line after.

use std::fmt::Display;
use std::time::Duration;

async fn step<T>(before: impl Display, after: impl Display, work: impl AsyncFnOnce() -> T) -> T {
    println!("{before}");
    let value = work().await;
    println!("{after}");
    value
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = step("Fetching data...", "Data received", async || {
        tokio::time::sleep(Duration::from_secs(2)).await;
        "result"
    })
    .await;
    println!("Got: {data}");
}
