//! A thread sleeps, and the async function joins it: the join blocks just as long.

use std::thread;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    let worker = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        String::from("result")
    });
    let data = worker.join().unwrap(); //~
    println!("Data received");
    data
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
