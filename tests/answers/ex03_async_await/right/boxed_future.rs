//! A boxed future behind a type alias, as from a library of plugins.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

fn fetch_data() -> BoxFuture<&'static str> {
    Box::pin(async {
        println!("Fetching data...");
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("Data received");
        "result"
    })
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
