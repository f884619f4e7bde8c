//! On several workers, tasks run in any order.
#[tokio::main]
async fn main() {
    let tasks: Vec<_> = (0..3)
        .map(|i| tokio::spawn(async move { println!("task {i}") }))
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    println!("joined");
}
