//! Senders that wait for room, or for the end, are woken when the receiver goes.
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, receiver) = mpsc::channel(1);
    sender.send(1).await.unwrap();
    let other = sender.clone();
    let full = tokio::spawn(async move { other.send(2).await });
    let end = tokio::spawn(async move { sender.closed().await });
    tokio::task::yield_now().await;
    drop(receiver);
    println!("{:?}", full.await.unwrap());
    end.await.unwrap();
    println!("end");
}
