//! A plain `main` spawns on the runtime, keeps the handle, and blocks on it.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("no runtime");
    println!("Starting async work");
    let task = runtime.handle().spawn(fetch_data());
    match runtime.block_on(task) {
        Ok(data) => println!("Got: {data}"),
        Err(error) => eprintln!("the fetch failed: {error}"),
    }
}
