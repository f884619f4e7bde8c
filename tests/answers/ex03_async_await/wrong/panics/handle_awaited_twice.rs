//! The handle is awaited a second time after it has given its value.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let mut task = tokio::spawn(fetch_data()); //~
    (&mut task).await.unwrap();
    let data = (&mut task).await.unwrap(); //~
    println!("Got: {data}");
}
