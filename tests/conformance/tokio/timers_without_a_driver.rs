//! A worker that a timer woke and that then blocks takes the timers with it.
use std::time::Duration;
#[tokio::main]
async fn main() {
    let began = std::time::Instant::now();
    let blocker = tokio::spawn(async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        std::thread::sleep(Duration::from_millis(200));
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    println!("{}", (began.elapsed().as_millis() + 20) / 50 * 50);
    blocker.await.unwrap();
}
