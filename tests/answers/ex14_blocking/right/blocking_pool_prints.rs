//! The whole poll, lines and all, runs on the pool for blocking code.

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

fn read_sensor() -> i32 {
    thread::sleep(ANSWER);
    21
}

fn poll_sensor() {
    println!("Polling the sensor");
    println!("Sensor: {} degrees", read_sensor());
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let sensor = tokio::task::spawn_blocking(poll_sensor);
    heartbeat().await;
    sensor.await.unwrap();
}
