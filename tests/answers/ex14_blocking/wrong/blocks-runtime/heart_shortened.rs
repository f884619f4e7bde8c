//! The sensor still blocks; the heart is told to make up for it.

use std::thread;
use std::time::Duration;

const BEAT: Duration = Duration::from_secs(2);
const ANSWER: Duration = Duration::from_secs(3);

async fn heartbeat() {
    let started = std::time::Instant::now();
    println!("Heartbeat 1");
    for beat in 2..=3 {
        tokio::time::sleep((beat - 1) * BEAT - started.elapsed()).await;
        println!("Heartbeat {beat}");
    }
}

fn read_sensor() -> i32 {
    thread::sleep(ANSWER); //~
    21
}

async fn poll_sensor() {
    println!("Polling the sensor");
    let degrees = read_sensor();
    println!("Sensor: {degrees} degrees");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
