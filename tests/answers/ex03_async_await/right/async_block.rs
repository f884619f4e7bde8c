//! An async block in place of an async function, awaited through a variable.

use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let fetch = async {
        println!("Fetching data...");
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("Data received");
        "result"
    };
    println!("Got: {}", fetch.await);
}
