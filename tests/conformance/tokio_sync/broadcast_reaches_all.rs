//! Each of several tasks gets each message; with nobody left, sending fails.
use tokio::sync::broadcast;

#[tokio::main]
async fn main() {
    let (sender, _) = broadcast::channel(8);
    let tasks: Vec<_> = (0..3)
        .map(|_| {
            let mut receiver = sender.subscribe();
            tokio::spawn(async move {
                let mut got = Vec::new();
                while let Ok(value) = receiver.recv().await {
                    got.push(value);
                }
                got
            })
        })
        .collect();
    for word in ["a", "b", "c"] {
        println!("{}", sender.send(word).unwrap());
    }
    let weak = sender.downgrade();
    drop(sender);
    for task in tasks {
        println!("{:?}", task.await.unwrap());
    }
    println!("{}", weak.upgrade().is_none());
    let (sender, receiver) = broadcast::channel(1);
    drop(receiver);
    println!("{:?} {}", sender.send(1), sender.receiver_count());
}
