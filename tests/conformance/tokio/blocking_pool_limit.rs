//! No more blocking tasks at once than the pool has threads.
use std::time::{Duration, Instant};
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let began = Instant::now();
    let rt = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .max_blocking_threads(2)
        .build()
        .unwrap();
    let tasks: Vec<_> = (0..4)
        .map(|_| rt.spawn_blocking(|| std::thread::sleep(Duration::from_millis(500))))
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    println!("{}", began.elapsed().as_millis() / 500);
    rt.shutdown_background();
}
