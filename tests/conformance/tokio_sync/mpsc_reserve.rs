//! Room can be reserved, used, and given back.
use tokio::sync::mpsc::{self, error::TrySendError};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut receiver) = mpsc::channel::<i32>(3);
    let permit = sender.reserve().await.unwrap();
    println!("{:?}", sender.capacity());
    permit.send(1);
    for (i, permit) in sender.reserve_many(2).await.unwrap().enumerate() {
        permit.send(i as i32 + 2);
    }
    println!("{:?}", sender.try_reserve().map(|_| ()));
    println!("{:?}", sender.try_send(9));
    let sender = match sender.try_reserve_owned() {
        Err(TrySendError::Full(sender)) => sender,
        other => panic!("{other:?}"),
    };
    println!("{:?} {}", receiver.recv().await, receiver.len());
    let permit = sender.reserve_owned().await.unwrap();
    let sender = permit.release();
    let sender = sender.reserve_owned().await.unwrap().send(4);
    println!("{}", sender.same_channel(&sender.clone()));
    println!("{}", sender.try_reserve_many(1).is_err());
    let mut all = Vec::new();
    println!("{} {all:?}", receiver.recv_many(&mut all, 10).await);
    println!("{all:?}");
    drop(receiver);
    println!(
        "{:?} {}",
        sender.reserve().await.map(|_| ()),
        sender.is_closed()
    );
}
