//! A thread sleeps and sends the value to the async side, which only receives.

use std::thread;
use std::time::Duration;
use tokio::sync::oneshot;

async fn fetch_data() -> String {
    println!("Fetching data...");
    let (tx, rx) = oneshot::channel();
    thread::spawn(move || { //~
        thread::sleep(Duration::from_secs(2));
        let _ = tx.send(String::from("result"));
    });
    let data = rx.await.unwrap();
    println!("Data received");
    data
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
