//! The network is played by `pending()`, which never answers.

use std::future::pending;

async fn fetch_data() -> String {
    println!("Fetching data...");
    pending::<()>().await; //~
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
