//! A task that always finds what it awaits still yields now and then, with the lock in its hands.
use std::sync::Arc;
use tokio::sync::{Mutex, mpsc};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mutex = Arc::new(Mutex::new(0));
    let (sender, mut receiver) = mpsc::unbounded_channel();
    for i in 0..300 {
        sender.send(i).unwrap();
    }
    drop(sender);
    let locker = tokio::spawn({
        let mutex = mutex.clone();
        async move {
            for _ in 0..200 {
                *mutex.lock().await += 1;
            }
            println!("all locked");
        }
    });
    let reader = tokio::spawn(async move {
        let mut read = 0;
        while receiver.recv().await.is_some() {
            read += 1;
            if read == 1 || read % 100 == 0 {
                println!(
                    "{read}: {:?}",
                    mutex
                        .try_lock()
                        .map(|count| *count)
                        .map_err(|error| error.to_string())
                );
            }
        }
    });
    locker.await.unwrap();
    reader.await.unwrap();
}
