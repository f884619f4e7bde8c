//! A slow receiver learns how much it missed, then gets the oldest message kept.
use tokio::sync::broadcast::{self, error::TryRecvError};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut receiver) = broadcast::channel(3);
    println!("sent to {:?}", sender.send(0));
    for i in 1..6 {
        sender.send(i).unwrap();
    }
    println!("waiting: {}", receiver.len());
    println!("{:?}", receiver.recv().await);
    println!("{:?}", receiver.recv().await);
    let mut late = sender.subscribe();
    sender.send(6).unwrap();
    println!("{:?} {:?}", late.try_recv(), late.try_recv());
    drop(sender);
    loop {
        match receiver.try_recv() {
            Ok(value) => println!("got {value}"),
            Err(TryRecvError::Lagged(n)) => println!("missed {n}"),
            Err(error) => break println!("{error}"),
        }
    }
    println!("{:?}", late.recv().await.map_err(|error| error.to_string()));
}
