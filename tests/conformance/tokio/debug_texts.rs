//! What runtimes, tasks and what is sent between them say of themselves.
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::{Builder, Handle, LocalOptions, LocalRuntime};
use tokio::sync::*;
use tokio::task::{JoinSet, LocalSet};
use tokio::time::timeout;

fn main() {
    for runtime in [
        Builder::new_current_thread().build(),
        Builder::new_multi_thread().worker_threads(1).build(),
    ] {
        let runtime = runtime.unwrap();
        println!("{runtime:?} {:?}", runtime.handle());
    }
    println!(
        "{:?} {:?}",
        LocalRuntime::new().unwrap(),
        LocalOptions::default()
    );
    println!("{:?}", Builder::new_current_thread());
    inside();
}

#[tokio::main(flavor = "current_thread")]
async fn inside() {
    println!(
        "{:?} {:?} {:?}",
        Handle::current(),
        JoinSet::<()>::new(),
        LocalSet::new()
    );
    let mutex = Arc::new(Mutex::new(1));
    let guard = mutex.lock().await;
    println!(
        "{mutex:?} {guard:?} {guard} {:?} {}",
        mutex.try_lock().is_err(),
        mutex.try_lock().unwrap_err()
    );
    drop(guard);
    println!("{mutex:?} {:?}", mutex.clone().lock_owned().await);
    let lock = RwLock::new("a");
    println!("{lock:?} {:?}", lock.read().await);
    let guard = lock.write().await;
    println!("{lock:?} {guard:?} {:?}", lock.try_read().map(|_| ()));
    let semaphore = Semaphore::new(2);
    println!("{:?}", semaphore.try_acquire_many(5).map(|_| ()));
    println!("{}", semaphore.try_acquire_many(5).unwrap_err());
    semaphore.close();
    println!(
        "{:?} {}",
        semaphore.try_acquire().map(|_| ()),
        semaphore.acquire().await.unwrap_err()
    );
    let (sender, mut receiver) = mpsc::channel::<u32>(1);
    println!(
        "{:?} {:?} {}",
        sender.try_send(1),
        sender.try_send(2),
        sender.try_send(2).unwrap_err()
    );
    let late = sender
        .send_timeout(3, Duration::from_millis(1))
        .await
        .unwrap_err();
    println!("{late:?} {late}");
    println!(
        "{:?} {:?} {}",
        receiver.try_recv(),
        receiver.try_recv(),
        receiver.try_recv().unwrap_err()
    );
    receiver.close();
    println!(
        "{:?} {} {:?}",
        sender.send(1).await,
        sender.send(1).await.unwrap_err(),
        sender.try_send(2)
    );
    drop(sender);
    println!(
        "{:?} {}",
        receiver.try_recv(),
        receiver.try_recv().unwrap_err()
    );
    let (sender, mut receiver) = oneshot::channel::<u32>();
    println!(
        "{:?} {}",
        receiver.try_recv(),
        receiver.try_recv().unwrap_err()
    );
    drop(sender);
    println!("{:?}", receiver.await.map_err(|error| error.to_string()));
    let (sender, mut receiver) = broadcast::channel::<u32>(1);
    (sender.send(1).unwrap(), sender.send(2).unwrap());
    println!(
        "{:?} {:?} {:?}",
        receiver.recv().await,
        receiver.recv().await,
        receiver.try_recv()
    );
    drop(receiver);
    println!("{:?} {}", sender.send(1), sender.send(1).unwrap_err());
    let (sender, mut receiver) = watch::channel(1);
    println!("{:?}", receiver.borrow());
    drop(sender);
    println!(
        "{:?} {}",
        receiver.changed().await,
        receiver.changed().await.unwrap_err()
    );
    println!(
        "{:?} {:?}",
        OnceCell::<u32>::new(),
        OnceCell::new_with(Some(1))
    );
    println!(
        "{:?} {}",
        OnceCell::new_with(Some(1)).set(2),
        OnceCell::new_with(Some(1)).set(2).unwrap_err()
    );
    let late = timeout(Duration::ZERO, std::future::pending::<()>())
        .await
        .unwrap_err();
    println!("{late:?} {late}");
}
