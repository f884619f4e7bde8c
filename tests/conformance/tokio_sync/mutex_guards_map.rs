//! Guards are mapped to parts; unsized values can be locked.
use std::sync::Arc;
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard, OwnedMutexGuard};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mutex = Arc::new(Mutex::new((1, [1, 2, 3])));
    let mut part = MutexGuard::map(mutex.lock().await, |pair| &mut pair.1);
    part[0] = 9;
    println!("{part:?} {}", mutex.try_lock().is_err());
    let one = MappedMutexGuard::map(part, |array| &mut array[2]);
    println!("{one}");
    drop(one);
    let guard = mutex.clone().lock_owned().await;
    println!(
        "{} {}",
        Arc::ptr_eq(OwnedMutexGuard::mutex(&guard), &mutex),
        Arc::strong_count(&mutex)
    );
    let guard = OwnedMutexGuard::try_map(guard, |_| None::<&mut i32>).unwrap_err();
    println!("{mutex:?}");
    drop(guard);
    let unsized_mutex: Arc<Mutex<[i32]>> = Arc::new(Mutex::new([4, 5]));
    unsized_mutex.lock().await[0] = 6;
    println!(
        "{:?} {:?}",
        unsized_mutex.clone().lock_owned().await,
        Mutex::from(3)
    );
    println!("{:?}", Arc::into_inner(mutex).unwrap().into_inner());
}
