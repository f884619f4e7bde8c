//! A timeout of no time at all asks over and over whether the task is done.

use std::time::Duration;
use tokio::time::timeout;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let mut h = tokio::spawn(fetch_data());
    let data = loop {
        let asked = timeout(Duration::ZERO, &mut h).await; //~
        if let Ok(data) = asked {
            break data.unwrap();
        }
    };
    println!("Got: {data}");
}
