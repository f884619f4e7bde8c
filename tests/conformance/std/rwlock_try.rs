//! What the `try_` calls say beside readers, writers and poison.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{RwLock, TryLockError};

fn main() {
    let lock = RwLock::new(1);
    {
        let n = lock.read().unwrap();
        println!("{} {:?} {:?}", *n, lock.try_read().map(|g| *g), lock.try_write().map(|g| *g));
    }
    {
        let mut n = lock.write().unwrap();
        *n += 1;
        println!("{n:?} {:?} {:?} {lock:?}", lock.try_read().map(|g| *g), lock.try_write().map(|g| *g));
    }
    let reads = catch_unwind(AssertUnwindSafe(|| {
        let _guard = lock.read().unwrap();
        panic!("a reader");
    }));
    println!("{} {}", reads.is_err(), lock.is_poisoned());
    let writes = catch_unwind(AssertUnwindSafe(|| {
        let mut guard = lock.write().unwrap();
        *guard = 9;
        panic!("a writer");
    }));
    println!("{} {}", writes.is_err(), lock.is_poisoned());
    match lock.try_write() {
        Err(TryLockError::Poisoned(e)) => println!("{e} {}", **e.get_ref()),
        other => println!("{other:?}"),
    }
    println!("{}", lock.read().is_err());
    lock.clear_poison();
    println!("{lock:?}");
}
