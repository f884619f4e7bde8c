//! `join` written by hand with `poll_fn`, `pin!` and three flags: all three futures are polled on every wake-up.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::thread;
use std::time::Duration;

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    println!("Thread got URL {id}");
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

async fn run_async() {
    let mut zero = pin!(fetch_url_async(0));
    let mut one = pin!(fetch_url_async(1));
    let mut two = pin!(fetch_url_async(2));
    let mut done = [false; 3];
    poll_fn(|cx| {
        done[0] = done[0] || zero.as_mut().poll(cx).is_ready();
        done[1] = done[1] || one.as_mut().poll(cx).is_ready();
        done[2] = done[2] || two.as_mut().poll(cx).is_ready();
        if done == [true; 3] {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}

fn main() {
    println!("Threading approach:");
    let first = thread::spawn(|| fetch_url_thread(0));
    let second = thread::spawn(|| fetch_url_thread(1));
    let third = thread::spawn(|| fetch_url_thread(2));
    first.join().unwrap();
    second.join().unwrap();
    third.join().unwrap();

    println!("\nAsyncio approach:");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(run_async());
}
