//! A service thread runs the runtime, and a plain `main` joins it for the value.

use std::thread;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

fn main() {
    println!("Starting async work");
    let service = thread::Builder::new()
        .name("fetcher".into())
        .spawn(|| {
            tokio::runtime::Builder::new_current_thread()
                .enable_time()
                .build()
                .expect("no runtime")
                .block_on(fetch_data())
        })
        .expect("no thread");
    let data = service.join().expect("the fetcher panicked");
    println!("Got: {data}");
}
