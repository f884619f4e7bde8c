//! On one thread, tasks run first in, first out, after the future that spawned them.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tasks: Vec<_> = (0..5)
        .map(|i| tokio::spawn(async move { println!("task {i}") }))
        .collect();
    println!("spawned");
    for task in tasks {
        task.await.unwrap();
    }
    println!("joined");
}
