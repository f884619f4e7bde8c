//! With one worker too, a deadline that was computed after a wait comes later than an equal one.
use std::time::Duration;
use tokio::time::sleep;
#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    let a = tokio::spawn(async {
        sleep(Duration::from_millis(100)).await;
        sleep(Duration::from_millis(100)).await;
        println!("a");
    });
    let b = tokio::spawn(async {
        sleep(Duration::from_millis(200)).await;
        println!("b");
    });
    let c = tokio::spawn(async {
        b.await.unwrap();
        println!("c");
    });
    c.await.unwrap();
    a.await.unwrap();
}
