//! `block_on` awaits for a plain `main`, which prints the first and the last line itself.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    println!("Starting async work");
    let data = runtime.block_on(fetch_data());
    println!("Got: {data}");
    Ok(())
}
