//! A thread keeps the lock until the sensor has answered, and the task waits for the lock as a thread does.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

async fn heartbeat() {
    println!("Heartbeat 1");
    for beat in 2..=3 {
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("Heartbeat {beat}");
    }
}

async fn poll_sensor() {
    println!("Polling the sensor");
    let value = Arc::new(Mutex::new(0));
    let (ready, go) = tokio::sync::oneshot::channel();
    let shared = value.clone();
    thread::spawn(move || {
        let mut guard = shared.lock().unwrap();
        ready.send(()).unwrap();
        thread::sleep(Duration::from_secs(3));
        *guard = 21;
    });
    go.await.unwrap();
    let degrees = *value.lock().unwrap(); //~
    println!("Sensor: {degrees} degrees");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
