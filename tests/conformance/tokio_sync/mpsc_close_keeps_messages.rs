//! After `close` nothing can be sent, and what was sent is still received.
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut receiver) = mpsc::channel(4);
    sender.send("a").await.unwrap();
    let permit = sender.reserve().await.unwrap();
    receiver.close();
    println!("{:?}", sender.send("b").await);
    println!("{:?} {:?}", receiver.try_recv(), receiver.try_recv());
    permit.send("c");
    println!("{:?} {:?}", receiver.recv().await, receiver.recv().await);
    println!("{:?} {}", receiver.try_recv(), receiver.is_closed());
}
