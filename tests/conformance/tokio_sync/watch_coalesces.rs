//! A receiver that looks late sees the last value only.
use tokio::sync::watch;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut receiver) = watch::channel(0);
    for i in 1..4 {
        sender.send(i).unwrap();
    }
    println!("{:?}", receiver.has_changed());
    receiver.changed().await.unwrap();
    println!("{}", *receiver.borrow_and_update());
    println!(
        "{:?} {}",
        receiver.has_changed(),
        receiver.borrow().has_changed()
    );
    println!("{}", sender.send_if_modified(|_| false));
    receiver.mark_changed();
    println!("{:?}", receiver.changed().await.is_ok());
    println!("{}", sender.send_replace(9));
    let mut other = sender.subscribe();
    println!("{:?} {:?}", other.has_changed(), receiver.has_changed());
    sender.send_modify(|value| *value += 1);
    println!("{}", *other.wait_for(|value| *value == 10).await.unwrap());
    println!("{} {}", sender.receiver_count(), sender.sender_count());
    drop(sender);
    println!(
        "{:?} {}",
        receiver.changed().await,
        receiver.changed().await.unwrap_err()
    );
    println!("{}", *receiver.borrow());
    println!("{:?}", receiver);
}
