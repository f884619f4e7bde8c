//! The sender learns when the last receiver is gone.
use tokio::sync::watch;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, receiver) = watch::channel("init");
    let other = receiver.clone();
    let task = tokio::spawn(async move {
        sender.closed().await;
        println!("closed: {} {:?}", sender.is_closed(), sender.send("x"));
        println!("{}", *sender.borrow());
    });
    tokio::task::yield_now().await;
    drop(receiver);
    println!("one left");
    tokio::task::yield_now().await;
    drop(other);
    task.await.unwrap();
}
