//! `advance` sets the clock forward in one jump, whatever timers lie on the way; `yield_now` lets nobody's time pass.
use std::time::Duration;
use tokio::time::{Instant, advance, pause, sleep};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    pause();
    let began = Instant::now();
    for seconds in [3, 1, 2, 9] {
        tokio::spawn(async move {
            sleep(Duration::from_secs(seconds)).await;
            println!("{seconds} s: {}", began.elapsed().as_secs());
        });
    }
    for _ in 0..5 {
        tokio::task::yield_now().await;
    }
    println!("nothing yet: {:?}", began.elapsed());
    advance(Duration::from_secs(5)).await;
    println!("advanced: {}", began.elapsed().as_secs());
    for _ in 0..3 {
        tokio::task::yield_now().await;
    }
    println!("seen: {}", began.elapsed().as_secs());
    sleep(Duration::from_secs(10)).await;
    println!("slept: {}", began.elapsed().as_secs());
}
