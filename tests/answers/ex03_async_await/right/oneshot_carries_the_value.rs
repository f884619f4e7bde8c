//! The task sends its value through a oneshot channel, and `main` awaits the receiver.

use std::time::Duration;
use tokio::sync::oneshot;

async fn fetch_data(reply: oneshot::Sender<String>) {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    reply.send("result".to_string()).expect("nobody listens");
}

#[tokio::main]
async fn main() {
    println!("Starting async work");
    let (reply, answer) = oneshot::channel();
    tokio::spawn(fetch_data(reply));
    let data = answer.await.expect("the fetch gave no answer");
    println!("Got: {data}");
}
