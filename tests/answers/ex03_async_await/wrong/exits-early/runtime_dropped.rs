//! A plain `main` spawns on the runtime and ends; dropping the runtime drops the task.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

async fn report() {
    let data = fetch_data().await;
    println!("Got: {data}");
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    println!("Starting async work");
    runtime.spawn(report()); //~
}
