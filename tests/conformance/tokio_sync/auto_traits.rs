//! What can be sent, shared and moved is the same as with the real ones.
use std::panic::{RefUnwindSafe, UnwindSafe};
use tokio::sync::{
    Mutex, MutexGuard, Notify, OwnedSemaphorePermit, RwLock, RwLockWriteGuard, Semaphore,
    broadcast, mpsc, oneshot, watch,
};

fn send<T: Send>(_: &T) {}
fn both<T: Send + Sync>() {}
fn unpin<T: Unpin>() {}
fn unwind<T: UnwindSafe + RefUnwindSafe>() {}

fn main() {
    both::<Mutex<i32>>();
    both::<MutexGuard<'_, i32>>();
    both::<RwLock<i32>>();
    both::<RwLockWriteGuard<'_, i32>>();
    both::<Semaphore>();
    both::<OwnedSemaphorePermit>();
    both::<mpsc::Sender<std::cell::Cell<i32>>>();
    both::<mpsc::Receiver<std::cell::Cell<i32>>>();
    both::<broadcast::Receiver<i32>>();
    both::<watch::Receiver<i32>>();
    both::<tokio::sync::futures::Notified<'_>>();
    unpin::<oneshot::Receiver<std::marker::PhantomPinned>>();
    unpin::<mpsc::Receiver<std::marker::PhantomPinned>>();
    unwind::<Notify>();
    let mutex = Mutex::new(std::cell::Cell::new(1));
    send(&mutex.lock());
    let (sender, mut receiver) = mpsc::channel(1);
    send(&sender.send(std::cell::Cell::new(1)));
    send(&receiver.recv());
    println!("ok {:?}", Notify::default());
}
