//! What must be possible in a static is.
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering};
use std::sync::{Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};

static MUTEX: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static RWLOCK: RwLock<Option<String>> = RwLock::new(None);
static CONDVAR: Condvar = Condvar::new();
static BARRIER: Barrier = Barrier::new(1);
static ONCE: Once = Once::new();
static ONCE_LOCK: OnceLock<u8> = OnceLock::new();
static LAZY: LazyLock<Mutex<u8>> = LazyLock::new(|| Mutex::new(4));
static FLAGS: [AtomicBool; 3] = [const { AtomicBool::new(false) }; 3];
static POINTER: AtomicPtr<u8> = AtomicPtr::new(std::ptr::null_mut());
const INNER: usize = AtomicUsize::new(5).into_inner();

fn main() {
    MUTEX.lock().unwrap().push(1);
    *RWLOCK.write().unwrap() = Some("text".into());
    CONDVAR.notify_one();
    ONCE.call_once(|| ());
    ONCE_LOCK.set(3).unwrap();
    *LAZY.lock().unwrap() += 1;
    FLAGS[1].store(true, Ordering::Relaxed);
    println!("{MUTEX:?} {RWLOCK:?} {ONCE_LOCK:?} {LAZY:?} {FLAGS:?} {INNER}");
    println!("{} {}", BARRIER.wait().is_leader(), POINTER.load(Ordering::Relaxed).is_null());
}
