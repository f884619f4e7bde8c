//! A poll that blocks the only thread makes everybody late.
use std::time::Duration;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let began = std::time::Instant::now();
    let sleeper = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(50)).await;
        println!("awake at {}", (began.elapsed().as_millis() + 20) / 50 * 50);
    });
    tokio::task::yield_now().await;
    std::thread::sleep(Duration::from_millis(200));
    println!("unblocked");
    sleeper.await.unwrap();
}
