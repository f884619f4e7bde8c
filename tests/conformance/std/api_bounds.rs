//! Bounds and signatures that programs may rely on; most of this is checked by compiling it.
#![allow(deprecated, unused_must_use)]
use std::error::Error;
use std::fmt::{Debug, Display};
use std::cell::Cell;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::atomic::*;
use std::sync::*;
use std::time::Duration;

fn all<T: Send + Sync + UnwindSafe + RefUnwindSafe>() {}
fn sent<T: Send + UnwindSafe + RefUnwindSafe>() {}
fn shared<T: Sync + UnwindSafe + RefUnwindSafe>() {}
fn error<T: Error + Debug + Display>() {}
fn covariant<'a>(guard: RwLockReadGuard<'a, &'static str>) -> RwLockReadGuard<'a, &'a str> {
    guard
}
const fn pointer(a: &AtomicU32) -> *mut u32 {
    a.as_ptr()
}
const fn inner(a: AtomicBool) -> bool {
    a.into_inner()
}

fn main() {
    all::<Mutex<Cell<u8>>>();
    all::<RwLock<u8>>();
    all::<Condvar>();
    all::<Barrier>();
    all::<BarrierWaitResult>();
    all::<WaitTimeoutResult>();
    all::<Once>();
    all::<OnceLock<u8>>();
    all::<LazyLock<u8>>();
    all::<mpsc::Sender<u8>>();
    all::<mpsc::SyncSender<u8>>();
    all::<AtomicPtr<*mut u8>>();
    sent::<mpsc::Receiver<Cell<u8>>>();
    sent::<mpsc::IntoIter<u8>>();
    shared::<MutexGuard<'static, u8>>();
    shared::<RwLockReadGuard<'static, u8>>();
    shared::<RwLockWriteGuard<'static, u8>>();
    error::<PoisonError<MutexGuard<'static, u8>>>();
    error::<TryLockError<u8>>();
    error::<mpsc::SendError<u8>>();
    error::<mpsc::TrySendError<u8>>();
    error::<mpsc::RecvError>();
    error::<mpsc::TryRecvError>();
    error::<mpsc::RecvTimeoutError>();
    let lock = RwLock::new("text");
    println!("{}", covariant(lock.read().unwrap()));
    println!("{}", inner(AtomicBool::new(true)) && !pointer(&AtomicU32::new(1)).is_null());
    println!("{:?} {:?}", ATOMIC_USIZE_INIT, AtomicI8::new(1).compare_and_swap(1, 2, Ordering::AcqRel));
    spin_loop_hint();
    ONCE_INIT.call_once(|| println!("once"));
    let mutex = Mutex::new(1);
    let waited = Condvar::default().wait_timeout_ms(mutex.lock().unwrap(), 5).unwrap();
    println!("{waited:?}");
    drop(waited);
    let guard: Result<MutexGuard<'_, i32>, PoisonError<_>> = mutex.lock();
    println!("{guard:?}");
    drop(guard);
    let result: LockResult<i32> = mutex.into_inner();
    println!("{:?} {:?}", result, Duration::ZERO);
}
