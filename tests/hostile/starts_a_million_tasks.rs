//! Starts a million tasks.
//! expect: runs-forever
//! lesson: ex04

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tasks: Vec<_> = (0..1_000_000)
        .map(|n| tokio::spawn(async move { n }))
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}
