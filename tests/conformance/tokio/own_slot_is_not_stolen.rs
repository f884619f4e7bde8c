//! The task that a worker woke last waits for that worker, however idle the others are.
use std::time::Duration;
#[tokio::main]
async fn main() {
    let outer = tokio::spawn(async {
        let inner = tokio::spawn(async { println!("inner") });
        std::thread::sleep(Duration::from_millis(100));
        println!("outer");
        inner.await.unwrap();
    });
    outer.await.unwrap();
}
