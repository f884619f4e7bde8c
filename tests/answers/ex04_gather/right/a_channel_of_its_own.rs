//! A hand-written oneshot (value and waker behind a Mutex) carries the answer of an inner task that sleeps.
use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
use std::time::Duration;

#[derive(Default)]
struct Cell {
    value: Option<String>,
    waker: Option<Waker>,
}

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    let cell = Arc::new(Mutex::new(Cell::default()));
    let there = cell.clone();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let mut c = there.lock().unwrap();
        c.value = Some(format!("file_{id}.txt"));
        if let Some(w) = c.waker.take() {
            w.wake();
        }
    });
    let name = poll_fn(|cx| {
        let mut c = cell.lock().unwrap();
        match c.value.take() {
            Some(v) => Poll::Ready(v),
            None => {
                c.waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    })
    .await;
    println!("File {id} downloaded");
    name
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
