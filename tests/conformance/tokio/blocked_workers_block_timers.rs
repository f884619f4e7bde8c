//! When every worker is blocked, no timer fires, although `main` waits for one.
use std::time::Duration;
#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let began = std::time::Instant::now();
    for _ in 0..2 {
        tokio::spawn(async { std::thread::sleep(Duration::from_millis(1000)) });
    }
    std::thread::sleep(Duration::from_millis(300));
    tokio::time::sleep(Duration::from_millis(100)).await;
    println!("{}", began.elapsed().as_millis() / 500 * 500);
}
