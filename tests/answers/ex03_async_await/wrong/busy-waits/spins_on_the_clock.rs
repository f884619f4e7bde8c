//! A loop looks at the clock until two seconds are over, and yields to nobody.

use std::time::{Duration, Instant};

async fn fetch_data() -> String {
    println!("Fetching data...");
    let start = Instant::now(); //~
    while start.elapsed() < Duration::from_secs(2) {
        std::hint::spin_loop();
    }
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
