//! A panic with the lock held poisons it; the value can still be had, and the poison cleared.
use std::sync::{Arc, Mutex, TryLockError};
use std::thread;

fn main() {
    let lock = Arc::new(Mutex::new(0_u32));
    let lock2 = Arc::clone(&lock);
    println!("{:?} {}", lock, lock.is_poisoned());
    let joined = thread::spawn(move || {
        let mut guard = lock2.lock().unwrap();
        *guard = 7;
        panic!("with the lock held");
    })
    .join();
    println!("{:?}", joined.unwrap_err().downcast_ref::<&str>());
    println!("{:?} {}", lock, lock.is_poisoned());
    match lock.try_lock() {
        Err(TryLockError::Poisoned(e)) => println!("{e} / {e:?} / {}", e.get_ref()),
        other => println!("{other:?}"),
    }
    let mut guard = match lock.lock() {
        Ok(guard) => guard,
        Err(poisoned) => {
            println!("{poisoned}");
            poisoned.into_inner()
        }
    };
    *guard += 1;
    println!("{:?} while held: {:?}", guard, lock);
    println!("{:?}", lock.try_lock().map(|_| ()));
    drop(guard);
    lock.clear_poison();
    println!("{:?}", lock.lock());
    println!("{:?}", Arc::try_unwrap(lock).unwrap().into_inner());
}
