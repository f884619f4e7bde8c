//! One task for the heart and for who waits for the sensor; the sensor is another task, and wakes it by hand.

use std::time::Duration;
async fn heartbeat() {
    println!("Heartbeat 1");
    for b in 2..=3 {
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("Heartbeat {b}");
    }
}
async fn poll_sensor() {
    println!("Polling the sensor");
    let d = read_sensor().await;
    println!("Sensor: {d} degrees");
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
async fn wait() {
    tokio::time::sleep(Duration::from_secs(3)).await;
}
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
#[derive(Default)]
struct S {
    v: Option<i32>,
    w: Option<Waker>,
}
async fn read_sensor() -> i32 {
    let s = Arc::new(Mutex::new(S::default()));
    let t = s.clone();
    tokio::spawn(async move {
        wait().await;
        let mut g = t.lock().unwrap();
        g.v = Some(21);
        if let Some(w) = g.w.take() {
            w.wake()
        }
    });
    std::future::poll_fn(move |cx| {
        let mut g = s.lock().unwrap();
        match g.v {
            Some(v) => Poll::Ready(v),
            None => {
                g.w = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    })
    .await
}
