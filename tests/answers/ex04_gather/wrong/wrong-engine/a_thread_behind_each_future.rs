//! A thread behind each future sleeps and then wakes it.
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Shared {
    done: bool,
    waker: Option<Waker>,
}

struct TimerFuture(Arc<Mutex<Shared>>);

impl TimerFuture {
    fn new(d: Duration) -> Self {
        let shared = Arc::new(Mutex::new(Shared::default()));
        let s = shared.clone();
        thread::spawn(move || { //~
            thread::sleep(d); //~
            let mut s = s.lock().unwrap();
            s.done = true;
            if let Some(w) = s.waker.take() {
                w.wake();
            }
        });
        TimerFuture(shared)
    }
}

impl Future for TimerFuture {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut s = self.0.lock().unwrap();
        if s.done {
            Poll::Ready(())
        } else {
            s.waker = Some(cx.waker().clone());
            Poll::Pending
        }
    }
}

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    TimerFuture::new(Duration::from_secs(1)).await; //~
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
