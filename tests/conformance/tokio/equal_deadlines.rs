//! A deadline that was computed after a wait comes later than an equal one that was computed before it.
use std::time::Duration;
use tokio::time::sleep;
#[tokio::main(flavor = "current_thread")]
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
    b.await.unwrap();
    println!("main");
    a.await.unwrap();
}
