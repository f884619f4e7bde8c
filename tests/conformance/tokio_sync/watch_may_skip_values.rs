//! A task that watches another count sees growing values and the last one.
use tokio::sync::watch;

#[tokio::main]
async fn main() {
    let (sender, mut receiver) = watch::channel(0);
    let task = tokio::spawn(async move {
        let mut seen = Vec::new();
        while receiver.changed().await.is_ok() {
            seen.push(*receiver.borrow_and_update());
        }
        seen
    });
    for i in 1..3 {
        sender.send(i).unwrap();
    }
    drop(sender);
    println!("{:?}", task.await.unwrap());
}
