//! Write guards become read guards; guards are mapped; owned ones know their lock.
use std::sync::Arc;
use tokio::sync::{
    OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock, RwLockReadGuard, RwLockWriteGuard,
};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let lock = Arc::new(RwLock::new((1, String::from("a"))));
    let mut guard = lock.write().await;
    guard.0 = 2;
    println!("{}", lock.try_read().is_err());
    let guard = guard.downgrade();
    println!("{} {}", lock.try_read().is_ok(), lock.try_write().is_err());
    let text = RwLockReadGuard::map(guard, |pair| &pair.1);
    println!("{text} {text:?}");
    drop(text);
    let mut text = RwLockWriteGuard::map(lock.write().await, |pair| &mut pair.1);
    text.push('b');
    drop(text);
    let guard = lock.clone().write_owned().await;
    println!(
        "{}",
        Arc::ptr_eq(OwnedRwLockWriteGuard::rwlock(&guard), &lock)
    );
    let number = OwnedRwLockWriteGuard::downgrade_map(guard, |pair| &pair.0);
    println!("{number} {}", Arc::strong_count(&lock));
    let failed = OwnedRwLockReadGuard::try_map(number, |_| None::<&i32>).is_err();
    println!("{failed} {:?}", lock);
    let lock = Arc::try_unwrap(lock).unwrap();
    println!("{:?}", lock.into_inner());
    let single = RwLock::with_max_readers((), 1);
    let _reader = single.read().await;
    println!("{}", single.try_read().is_err());
}
