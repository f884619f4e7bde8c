//! A future of its own: polls the work, then the clock, and drops the work itself.

use std::time::Duration;

const DEADLINE: Duration = Duration::from_secs(5);

struct Lease(&'static str);

impl Lease {
    fn take(name: &'static str) -> Self {
        println!("{name}: lease taken");
        Self(name)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        println!("{}: lease given back", self.0);
    }
}

async fn backup(name: &'static str, parts: u32) {
    let _lease = Lease::take(name);
    for part in 1..=parts {
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("{name}: part {part} saved");
    }
}

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::time::{Sleep, sleep};

struct Limited<F> {
    work: Option<Pin<Box<F>>>,
    clock: Pin<Box<Sleep>>,
}

impl<F: Future> Future for Limited<F> {
    type Output = Option<F::Output>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if let Some(work) = &mut self.work {
            if let Poll::Ready(value) = work.as_mut().poll(cx) {
                self.work = None;
                return Poll::Ready(Some(value));
            }
        }
        ready!(self.clock.as_mut().poll(cx));
        self.work = None;
        Poll::Ready(None)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        let limited = Limited {
            work: Some(Box::pin(backup(name, parts))),
            clock: Box::pin(sleep(DEADLINE)),
        };
        match limited.await {
            Some(()) => println!("{name}: complete"),
            None => println!("{name}: stopped at the deadline"),
        }
    }
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}
