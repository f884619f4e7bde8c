//! A timeout around a future that never gives up the thread: it can neither ring nor stop it.

use std::thread;
use std::time::Duration;

const BEAT: Duration = Duration::from_secs(2);
const ANSWER: Duration = Duration::from_secs(3);

async fn heartbeat() {
    println!("Heartbeat 1");
    for beat in 2..=3 {
        tokio::time::sleep(BEAT).await;
        println!("Heartbeat {beat}");
    }
}

async fn read_sensor() -> i32 {
    thread::sleep(ANSWER); //~
    21
}

async fn poll_sensor() {
    println!("Polling the sensor");
    let degrees = tokio::time::timeout(ANSWER * 2, read_sensor())
        .await
        .unwrap();
    println!("Sensor: {degrees} degrees");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
