//! The bank is a task for each payment, and answers over a channel made by hand.

/// A oneshot channel by hand: a value and who waits for it.
mod one {
    use std::pin::Pin;
    use std::sync::{Arc, Mutex};
    use std::task::{Context, Poll, Waker};
    struct S<T> {
        v: Option<T>,
        w: Option<Waker>,
    }
    pub struct Tx<T>(Arc<Mutex<S<T>>>);
    pub struct Rx<T>(Arc<Mutex<S<T>>>);
    pub fn channel<T>() -> (Tx<T>, Rx<T>) {
        let s = Arc::new(Mutex::new(S { v: None, w: None }));
        (Tx(s.clone()), Rx(s))
    }
    impl<T> Tx<T> {
        pub fn send(self, v: T) {
            let w = {
                let mut s = self.0.lock().unwrap();
                s.v = Some(v);
                s.w.take()
            };
            if let Some(w) = w {
                w.wake();
            }
        }
    }
    impl<T> Future for Rx<T> {
        type Output = T;
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
            let mut s = self.0.lock().unwrap();
            match s.v.take() {
                Some(v) => Poll::Ready(v),
                None => {
                    s.w = Some(cx.waker().clone());
                    Poll::Pending
                }
            }
        }
    }
}
use std::cell::Cell;
use std::time::Duration;
use tokio::time::sleep;
async fn buy(free: &Cell<i32>, sold: &Cell<i32>, name: &str, after: u64, good: bool) {
    sleep(Duration::from_secs(after)).await;
    if free.get() == 0 {
        println!("{name}: sold out");
        return;
    }
    free.set(free.get() - 1);
    println!("{name} pays");
    if bank(good).await {
        sold.set(sold.get() + 1);
        println!("{name} has a seat");
    } else {
        free.set(free.get() + 1);
        println!("{name}: card declined");
    }
}
async fn bank(good: bool) -> bool {
    let (tx, rx) = one::channel();
    tokio::spawn(async move {
        sleep(Duration::from_secs(2)).await;
        tx.send(good);
    });
    rx.await
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (f, s) = (&Cell::new(2), &Cell::new(0));
    tokio::join!(
        buy(f, s, "Ann", 0, true),
        buy(f, s, "Bob", 0, false),
        buy(f, s, "Cy", 1, true),
        buy(f, s, "Dee", 1, true),
        buy(f, s, "Eve", 3, true)
    );
    println!("Sold {}, free {}", s.get(), f.get());
}
