//! A thread waits for a lock that a task holds across an await.
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tokio::sync::Mutex;

#[tokio::main]
async fn main() {
    let mutex = Arc::new(Mutex::new(1));
    let mut guard = mutex.lock().await;
    let thread = {
        let mutex = mutex.clone();
        thread::spawn(move || println!("thread sees {}", *mutex.blocking_lock()))
    };
    tokio::time::sleep(Duration::from_millis(50)).await;
    *guard = 2;
    drop(guard);
    thread.join().unwrap();
}
