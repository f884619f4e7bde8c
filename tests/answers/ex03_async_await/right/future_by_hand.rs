//! A future written by hand: a struct that polls the timer and prints when it rings.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Sleep, sleep};

enum FetchData {
    New,
    Waiting(Pin<Box<Sleep>>),
}

impl Future for FetchData {
    type Output = &'static str;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            match &mut *self {
                FetchData::New => {
                    println!("Fetching data...");
                    *self = FetchData::Waiting(Box::pin(sleep(Duration::from_secs(2))));
                }
                FetchData::Waiting(timer) => {
                    ready!(timer.as_mut().poll(cx));
                    println!("Data received");
                    return Poll::Ready("result");
                }
            }
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = FetchData::New.await;
    println!("Got: {data}");
}
