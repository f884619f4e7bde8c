//! The runtime is shut down after one second, in the middle of the wait.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    println!("Starting async work");
    runtime.spawn(async { //~
        println!("Got: {}", fetch_data().await);
    });
    std::thread::sleep(Duration::from_secs(1));
    runtime.shutdown_background(); //~
}
