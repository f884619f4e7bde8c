//! The fetch may fail, so it returns a `Result` and `main` passes an error on.

use std::fmt;
use std::time::Duration;

#[derive(Debug)]
struct FetchError;

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the server did not answer")
    }
}

impl std::error::Error for FetchError {}

async fn fetch_data(online: bool) -> Result<String, FetchError> {
    if !online {
        return Err(FetchError);
    }
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    Ok(String::from("result"))
}

#[tokio::main]
async fn main() -> Result<(), FetchError> {
    println!("Starting async work");
    let data = fetch_data(true).await?;
    println!("Got: {data}");
    Ok(())
}
