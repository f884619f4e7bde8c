//! Ordinary functions and a blocking sleep: the right lines, and nothing async.

use std::thread;
use std::time::Duration;

fn fetch_data() -> String {
    println!("Fetching data...");
    thread::sleep(Duration::from_secs(2)); //~
    println!("Data received");
    String::from("result")
}

fn main() {
    println!("Starting async work");
    let data = fetch_data();
    println!("Got: {data}");
}
