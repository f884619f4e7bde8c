//! One worker takes what comes from outside in order.
#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    let gate = std::sync::Arc::new(std::sync::Mutex::new(()));
    let held = gate.lock().unwrap();
    let blocked = gate.clone();
    let first = tokio::spawn(async move { drop(blocked.lock().unwrap()) });
    let tasks: Vec<_> = (0..4)
        .map(|i| tokio::spawn(async move { println!("task {i}") }))
        .collect();
    drop(held);
    first.await.unwrap();
    for task in tasks {
        task.await.unwrap();
    }
}
