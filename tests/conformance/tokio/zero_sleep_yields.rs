//! A sleep of no time lets the others go first, and so does the first tick of an interval.
use std::time::Duration;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(async { println!("task 1") });
    tokio::time::sleep(Duration::ZERO).await;
    println!("slept");
    tokio::spawn(async { println!("task 2") });
    let mut interval = tokio::time::interval(Duration::from_millis(100));
    interval.tick().await;
    println!("ticked");
}
