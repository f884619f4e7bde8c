//! Tasks that yield come back when all others have run, the last one first.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tasks: Vec<_> = (0..3)
        .map(|i| {
            tokio::spawn(async move {
                for step in 0..3 {
                    println!("{i}.{step}");
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}
