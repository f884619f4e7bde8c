//! Futures and channels can be polled without a runtime.
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use tokio::sync::{Mutex, mpsc, oneshot};

fn main() {
    let mut cx = Context::from_waker(Waker::noop());
    let mutex = Mutex::new(1);
    let guard = mutex.try_lock().unwrap();
    let mut lock = pin!(mutex.lock());
    println!("{}", lock.as_mut().poll(&mut cx).is_pending());
    drop(guard);
    println!("{:?}", lock.as_mut().poll(&mut cx).map(|guard| *guard));
    let (sender, mut receiver) = mpsc::channel(2);
    println!("{:?}", receiver.poll_recv(&mut cx));
    sender.try_send(1).unwrap();
    sender.try_send(2).unwrap();
    let mut all = Vec::new();
    println!(
        "{:?} {all:?}",
        receiver.poll_recv_many(&mut cx, &mut all, 5)
    );
    drop(sender);
    println!("{:?} {all:?}", receiver.poll_recv(&mut cx));
    let (mut sender, mut receiver) = oneshot::channel();
    println!(
        "{:?} {:?}",
        sender.poll_closed(&mut cx),
        Pin::new(&mut receiver).poll(&mut cx)
    );
    sender.send(3).unwrap();
    println!(
        "{:?}",
        Pin::new(&mut receiver).poll(&mut cx) == Poll::Ready(Ok(3))
    );
}
