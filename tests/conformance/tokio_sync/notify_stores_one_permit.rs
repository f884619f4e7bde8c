//! A notification without a waiter is kept, but only one.
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::timeout;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let notify = Notify::new();
    notify.notify_one();
    notify.notify_one();
    notify.notified().await;
    println!("first at once");
    println!(
        "{:?}",
        timeout(Duration::from_millis(50), notify.notified())
            .await
            .map_err(|error| error.to_string())
    );
    notify.notify_waiters();
    println!(
        "{}",
        timeout(Duration::from_millis(50), notify.notified())
            .await
            .is_err()
    );
}
