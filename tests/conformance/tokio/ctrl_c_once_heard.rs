//! Ctrl-C: working
//! Each who listens hears it; who begins afterwards does not, and the program lives on with nobody listening.
use std::time::Duration;
use tokio::signal::ctrl_c;
use tokio::time::{sleep, timeout};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listeners: Vec<_> = (1..=2)
        .map(|n| {
            tokio::spawn(async move {
                ctrl_c().await.unwrap();
                println!("{n} heard it");
            })
        })
        .collect();
    sleep(Duration::from_millis(100)).await;
    println!("working");
    for listener in listeners {
        listener.await.unwrap();
    }
    let late = timeout(Duration::from_millis(300), ctrl_c()).await;
    println!("the next: {}", late.is_ok());
}
