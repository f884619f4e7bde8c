//! The receiver gets `None` when the last sender is gone; weak ones do not count.
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (sender, mut receiver) = mpsc::unbounded_channel();
    let weak = sender.downgrade();
    let tasks: Vec<_> = (0..2)
        .map(|i| {
            let sender = sender.clone();
            tokio::spawn(async move { sender.send(i).unwrap() })
        })
        .collect();
    drop(sender);
    let mut all = Vec::new();
    while let Some(i) = receiver.recv().await {
        all.push(i);
    }
    for task in tasks {
        task.await.unwrap();
    }
    println!("{all:?} {}", weak.upgrade().is_none());
    println!(
        "{} {}",
        receiver.sender_strong_count(),
        receiver.sender_weak_count()
    );
}
