//! What the types of `std::sync` and `std::thread` say of themselves.
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicUsize};
use std::sync::*;
use std::thread;
use std::time::Duration;

fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    let mutex = Mutex::new(1);
    println!("{mutex:?} {mutex:#?}");
    let guard = mutex.lock().unwrap();
    println!(
        "{mutex:?} {guard:?} {guard} {:?} {}",
        mutex.try_lock(),
        mutex.try_lock().unwrap_err()
    );
    drop(guard);
    let lock = RwLock::new("a");
    println!("{lock:?} {:?} {:?}", lock.read(), lock.try_read());
    let guard = lock.write().unwrap();
    println!(
        "{lock:?} {guard:?} {guard} {:?} {:?}",
        lock.try_read(),
        lock.try_write()
    );
    drop(guard);
    let broken = Arc::new(Mutex::new(2));
    let other = broken.clone();
    let builder = thread::Builder::new().name("breaker".into());
    println!(
        "{builder:?} {:?}",
        thread::Builder::new().stack_size(100_000)
    );
    let handle = builder.spawn(move || {
        let _guard = other.lock().unwrap();
        panic!("broken");
    });
    let handle = handle.unwrap();
    println!("{handle:?} {:?}", handle.thread().name());
    println!(
        "{:?}",
        handle
            .join()
            .map_err(|error| *error.downcast::<&str>().unwrap())
    );
    println!("{broken:?}");
    let error = broken.lock().unwrap_err();
    println!("{error:?} {error} {:?}", error.get_ref());
    drop(error);
    println!("{:?} {}", broken.try_lock().is_err(), broken.is_poisoned());
    broken.clear_poison();
    println!(
        "{broken:?} {:?} {:?} {:?}",
        Condvar::new(),
        Barrier::new(2),
        Barrier::new(1).wait()
    );
    let (condvar, mutex) = (Condvar::new(), Mutex::new(()));
    let waited = condvar.wait_timeout(mutex.lock().unwrap(), Duration::from_millis(1));
    println!("{:?}", waited.unwrap().1);
    let once = Once::new();
    println!("{once:?}");
    once.call_once_force(|state| println!("{state:?}"));
    let cell = OnceLock::new();
    println!("{cell:?}");
    println!("{:?} {:?} {cell:?}", cell.set(1), cell.set(2));
    static LAZY: LazyLock<u32> = LazyLock::new(|| 4);
    println!("{:?}", &LAZY);
    println!("{} {:?}", *LAZY, &LAZY);
    println!(
        "{:?} {:?} {:?}",
        AtomicUsize::new(1),
        AtomicBool::new(true),
        AtomicI32::new(-1)
    );
    let (sender, receiver) = mpsc::channel::<u32>();
    println!(
        "{sender:?} {receiver:?} {:?} {:?}",
        receiver.iter(),
        receiver.try_iter()
    );
    println!(
        "{:?} {:?}",
        receiver.try_recv(),
        receiver.recv_timeout(Duration::ZERO)
    );
    let (rendezvous, _receiver) = mpsc::sync_channel::<u32>(0);
    println!(
        "{rendezvous:?} {:?} {}",
        rendezvous.try_send(1),
        rendezvous.try_send(1).unwrap_err()
    );
    drop(receiver);
    println!("{:?} {}", sender.send(1), sender.send(1).unwrap_err());
    println!("{:?} {:?}", thread::current(), std::io::stdout());
    thread::scope(|scope| {
        println!("{scope:?}");
        println!("{:?}", scope.spawn(|| ()));
    });
}
