//! On one worker, of the tasks whose timers fire together, the last goes first.
use std::time::Duration;
#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    let outer = tokio::spawn(async {
        let tasks: Vec<_> = (0..4)
            .map(|i| {
                tokio::spawn(async move {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    println!("{i}");
                    tokio::task::yield_now().await;
                    println!("{i} again");
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
    outer.await.unwrap();
}
