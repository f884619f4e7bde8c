//! A joined thread does what a future should do.

use std::thread;
use std::time::Duration;

fn fetch_data() -> String {
    println!("Fetching data...");
    thread::sleep(Duration::from_secs(2));
    println!("Data received");
    String::from("result")
}

fn main() {
    println!("Starting async work");
    let worker = thread::spawn(fetch_data); //~
    println!("Got: {}", worker.join().unwrap());
}
