//! `main` guesses how long the fetch takes, and guesses too little.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main]
async fn main() {
    println!("Starting async work");
    tokio::spawn(async {
        let data = fetch_data().await;
        println!("Got: {data}");
    });
    tokio::time::sleep(Duration::from_secs(1)).await; //~
}
