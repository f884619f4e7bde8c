//! A task that wants many permits is not overtaken by later ones that want few.
use std::sync::Arc;
use tokio::sync::Semaphore;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let semaphore = Arc::new(Semaphore::new(2));
    let first = semaphore.clone().acquire_owned().await.unwrap();
    let mut tasks = Vec::new();
    for (name, n) in [("two", 2), ("one", 1), ("another", 1)] {
        let semaphore = semaphore.clone();
        tasks.push(tokio::spawn(async move {
            let permit = semaphore.acquire_many(n).await.unwrap();
            println!("{name} got {}", permit.num_permits());
        }));
        tokio::task::yield_now().await;
    }
    println!(
        "free: {}, try: {:?}",
        semaphore.available_permits(),
        semaphore.try_acquire()
    );
    drop(first);
    for task in tasks {
        task.await.unwrap();
    }
    println!("free: {}", semaphore.available_permits());
}
