//! Sending gives up after a while and gives the message back.
use std::time::Duration;
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut receiver) = mpsc::channel(1);
    println!(
        "{:?}",
        sender.send_timeout(1, Duration::from_millis(20)).await
    );
    println!(
        "{:?}",
        sender.send_timeout(2, Duration::from_millis(20)).await
    );
    println!("{:?}", receiver.recv().await);
    drop(receiver);
    println!(
        "{}",
        sender
            .send_timeout(3, Duration::from_millis(20))
            .await
            .unwrap_err()
    );
}
