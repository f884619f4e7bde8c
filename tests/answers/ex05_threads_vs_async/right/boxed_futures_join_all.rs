//! A list of boxed futures and a small hand-written `join_all`, which polls every one that is not done yet.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use std::thread;
use std::time::Duration;

type Job = Box<dyn FnOnce() + Send>;
type BoxFuture = Pin<Box<dyn Future<Output = ()>>>;

fn run_threads() {
    let mut jobs: Vec<Job> = Vec::new();
    for id in 0..3 {
        jobs.push(Box::new(move || {
            println!("Thread fetching URL {id}");
            thread::sleep(Duration::from_secs(2));
            println!("Thread got URL {id}");
        }));
    }
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

async fn join_all(mut futures: Vec<BoxFuture>) {
    poll_fn(|cx| {
        futures.retain_mut(|future| future.as_mut().poll(cx).is_pending());
        if futures.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}

fn main() {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    let futures = (0..3)
        .map(|id| Box::pin(fetch_url_async(id)) as BoxFuture)
        .collect();
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(join_all(futures));
}
