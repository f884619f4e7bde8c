//! Main sleeps for three seconds where it should wait for the task.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}
fn main() {
    let rt = tokio::runtime::Runtime::new().unwrap();
    println!("Starting async work");
    let _h = rt.spawn(async { println!("Got: {}", fetch_data().await) });
    std::thread::sleep(Duration::from_secs(3)); //~
}
