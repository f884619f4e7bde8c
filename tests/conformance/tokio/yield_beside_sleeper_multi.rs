//! Time goes on while the root future does nothing but yield.
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
#[tokio::main(worker_threads = 2)]
async fn main() {
    let done = Arc::new(AtomicBool::new(false));
    let set = done.clone();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(55)).await;
        println!("setting");
        set.store(true, Ordering::SeqCst);
    });
    let spinner = tokio::spawn(async move {
        while !done.load(Ordering::SeqCst) {
            tokio::task::yield_now().await;
        }
        println!("seen");
    });
    spinner.await.unwrap();
}
