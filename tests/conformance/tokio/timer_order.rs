//! Timers fire by their deadlines; those set in one go fire in the order in which they were set.
use std::time::Duration;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tasks: Vec<_> = [150_u64, 50, 100, 50]
        .into_iter()
        .enumerate()
        .map(|(i, ms)| {
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(ms)).await;
                println!("{i} after {ms}");
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}
