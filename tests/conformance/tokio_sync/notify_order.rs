//! `notify_one` wakes who waited longest, `notify_last` who waited shortest; `enable` is waiting.
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use tokio::sync::Notify;

fn main() {
    let notify = Notify::new();
    let mut futures = [const { None }; 3].map(|_: Option<()>| Box::pin(notify.notified()));
    for future in &mut futures {
        println!("{}", future.as_mut().enable());
    }
    let mut cx = Context::from_waker(Waker::noop());
    notify.notify_last();
    println!(
        "{:?}",
        futures
            .each_mut()
            .map(|future| future.as_mut().poll(&mut cx).is_ready())
    );
    notify.notify_one();
    println!("{:?}", futures[0].as_mut().poll(&mut cx).is_ready());
    let [_, middle, _] = futures;
    notify.notify_one();
    drop(middle);
    let mut next = pin!(notify.notified());
    println!(
        "passed on: {:?}",
        next.as_mut().poll(&mut cx) == Poll::Ready(())
    );
}
