//! `notify_waiters` reaches everybody who has asked by then, polled or not.
use std::sync::Arc;
use tokio::sync::Notify;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let notify = Arc::new(Notify::new());
    let tasks: Vec<_> = (0..3)
        .map(|i| {
            let notify = notify.clone();
            tokio::spawn(async move {
                notify.notified().await;
                i
            })
        })
        .collect();
    tokio::task::yield_now().await;
    let unpolled = notify.notified();
    let owned = notify.clone().notified_owned();
    notify.notify_waiters();
    unpolled.await;
    owned.await;
    for task in tasks {
        println!("{}", task.await.unwrap());
    }
}
