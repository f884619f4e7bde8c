//! A plain function that returns `impl Future`, which is what `async fn` stands for.

use std::future::Future;
use std::time::Duration;

fn fetch_data(wait: Duration) -> impl Future<Output = String> {
    async move {
        println!("Fetching data...");
        tokio::time::sleep(wait).await;
        println!("Data received");
        String::from("result")
    }
}

const WAIT: Duration = Duration::from_secs(2);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data(WAIT).await;
    println!("Got: {data}");
}
