//! The task waits for a go that `main` gives only after the task is done.

use std::time::Duration;
use tokio::sync::oneshot;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main]
async fn main() {
    println!("Starting async work");
    let (go, wait) = oneshot::channel();
    let task = tokio::spawn(async move {
        let data = fetch_data().await;
        wait.await.unwrap();
        data
    });
    let data = task.await.unwrap(); //~
    go.send(()).unwrap();
    println!("Got: {data}");
}
