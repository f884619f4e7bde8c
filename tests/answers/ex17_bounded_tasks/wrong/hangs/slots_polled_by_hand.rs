//! The slots are filled after the turn: what is new is never polled, so nobody wakes it.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

async fn job(id: u32) {
    println!("Job {id} started");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("Job {id} done");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let mut next = 1;
    let mut slots: Vec<Pin<Box<dyn Future<Output = ()>>>> = Vec::new();
    poll_fn(|cx| {
        slots.retain_mut(|slot| slot.as_mut().poll(cx).is_pending());
        while slots.len() < LIMIT && next <= JOBS {
            slots.push(Box::pin(job(next)));
            next += 1;
        }
        if slots.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await; //~
    println!("All done");
}
