//! Tasks that nobody waits for end with `main`.
use std::time::Duration;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(async {
        println!("begun");
        tokio::time::sleep(Duration::from_secs(1)).await;
        println!("never printed");
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    println!("main ends");
}
