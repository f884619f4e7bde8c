//! The future is pinned in a box, which does not poll it.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

fn main() {
    println!("Starting async work");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _guard = runtime.enter();
    let _fetch = Box::pin(fetch_data()); //~
}
