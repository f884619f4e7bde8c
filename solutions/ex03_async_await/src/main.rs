//! One future, awaited: it does nothing before that, and hands back its value after.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    // `tokio::time::sleep`, not `thread::sleep`: it frees the thread while it waits.
    // It is a future too, so without `.await` it would not wait at all.
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

// One thread is plenty for one future; without the flavor, a pool of workers is started.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
