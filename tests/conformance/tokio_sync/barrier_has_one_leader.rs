//! Of those that meet, exactly one leads; the barrier can be used again.
use std::sync::Arc;
use tokio::sync::Barrier;

#[tokio::main]
async fn main() {
    let barrier = Arc::new(Barrier::new(3));
    for round in 0..2 {
        let tasks: Vec<_> = (0..3)
            .map(|_| {
                let barrier = barrier.clone();
                tokio::spawn(async move { barrier.wait().await.is_leader() })
            })
            .collect();
        let mut leaders = 0;
        for task in tasks {
            leaders += usize::from(task.await.unwrap());
        }
        println!("round {round}: {leaders}");
    }
    println!("{}", Barrier::new(0).wait().await.is_leader());
}
