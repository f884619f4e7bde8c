//! A worker that a timer woke and that then blocks takes the timers with it.
use std::time::Duration;
#[tokio::main]
async fn main() {
    let began = std::time::Instant::now();
    let blocker = tokio::spawn(async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        std::thread::sleep(Duration::from_millis(1200));
    });
    tokio::time::sleep(Duration::from_millis(800)).await;
    println!("{}", began.elapsed().as_millis() / 500 * 500);
    blocker.await.unwrap();
}
