//! Three async functions that await each other: one task, however deep.

use std::time::Duration;

mod network {
    use super::Duration;

    pub async fn round_trip(delay: Duration) -> &'static [u8] {
        tokio::time::sleep(delay).await;
        b"result"
    }
}

async fn fetch_data() -> String {
    println!("Fetching data...");
    let bytes = network::round_trip(Duration::from_secs(2)).await;
    println!("Data received");
    String::from_utf8_lossy(bytes).into_owned()
}

async fn run() {
    println!("Starting async work");
    println!("Got: {}", fetch_data().await);
}

#[tokio::main]
async fn main() {
    run().await;
}
