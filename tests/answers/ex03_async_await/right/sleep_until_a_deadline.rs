//! It waits until a moment instead of for a span.

use tokio::time::{Duration, Instant, sleep_until};

async fn fetch_data() -> &'static str {
    println!("Fetching data...");
    let ready = Instant::now() + Duration::from_secs(2);
    sleep_until(ready).await;
    println!("Data received");
    "result"
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
