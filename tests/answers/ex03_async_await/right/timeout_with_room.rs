//! A deadline of five seconds around the fetch, which never has to strike.

use std::time::Duration;
use tokio::time::error::Elapsed;
use tokio::time::timeout;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Elapsed> {
    println!("Starting async work");
    let data = timeout(Duration::from_secs(5), fetch_data()).await?;
    println!("Got: {data}");
    Ok(())
}
