//! No attribute: a runtime made by hand, and `main` returns a `Result`.

use std::error::Error;
use std::time::Duration;
use tokio::runtime::Runtime;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

async fn work() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = Runtime::new()?;
    runtime.block_on(work());
    Ok(())
}
