//! Ctrl-C: working
//! A future that nobody has polled does not listen yet, so the program is over.
use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let stop = tokio::signal::ctrl_c();
    println!("working");
    tokio::time::sleep(Duration::from_secs(20)).await;
    stop.await.unwrap();
    println!("too late");
}
