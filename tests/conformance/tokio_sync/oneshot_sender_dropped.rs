//! A receiver whose sender goes away gets an error, and the other way round.
use tokio::sync::oneshot;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, receiver) = oneshot::channel::<i32>();
    let task = tokio::spawn(receiver);
    tokio::task::yield_now().await;
    drop(sender);
    println!("{:?}", task.await.unwrap());

    let (mut sender, receiver) = oneshot::channel::<i32>();
    println!("{}", sender.is_closed());
    let task = tokio::spawn(async move {
        sender.closed().await;
        sender.send(7)
    });
    tokio::task::yield_now().await;
    drop(receiver);
    println!("{:?}", task.await.unwrap());

    let (sender, mut receiver) = oneshot::channel();
    println!("{:?} {}", receiver.try_recv(), receiver.is_empty());
    sender.send("x").unwrap();
    receiver.close();
    println!("{:?} {}", (&mut receiver).await, receiver.is_terminated());
    println!("{:?}", receiver.try_recv());
    let (sender, mut receiver) = oneshot::channel::<()>();
    receiver.close();
    println!("{:?} {}", sender.send(()), receiver.await.unwrap_err());
}
