//! A full channel makes the sender wait for the receiver.
use tokio::sync::mpsc;
use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut receiver) = mpsc::channel(2);
    let task = tokio::spawn(async move {
        for i in 0..4 {
            sender.send(i).await.unwrap();
            println!("sent {i}, room for {}", sender.capacity());
        }
        println!("{:?}", sender.max_capacity());
    });
    sleep(Duration::from_millis(50)).await;
    println!("waiting: {}", receiver.len());
    while let Some(i) = receiver.recv().await {
        println!("got {i}");
        sleep(Duration::from_millis(50)).await;
    }
    task.await.unwrap();
}
