//! A condition variable waits for two seconds on the runtime's thread.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    let lock = Mutex::new(false);
    let (_guard, _timeout) = Condvar::new()
        .wait_timeout_while(lock.lock().unwrap(), Duration::from_secs(2), |done| !*done) //~
        .unwrap();
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
