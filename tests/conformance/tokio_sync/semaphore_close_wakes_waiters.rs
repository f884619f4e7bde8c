//! Closing ends every wait with an error.
use std::sync::Arc;
use tokio::sync::Semaphore;

static GATE: Semaphore = Semaphore::const_new(0);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let count = Arc::new(Semaphore::new(0));
    let tasks: Vec<_> = (0..3)
        .map(|_| {
            let count = count.clone();
            tokio::spawn(async move {
                count.add_permits(1);
                GATE.acquire()
                    .await
                    .map(|permit| permit.forget())
                    .map_err(|error| error.to_string())
            })
        })
        .collect();
    count.acquire_many(3).await.unwrap().forget();
    GATE.add_permits(1);
    tokio::task::yield_now().await;
    GATE.close();
    for task in tasks {
        println!("{:?}", task.await.unwrap().map(|()| "got it"));
    }
}
