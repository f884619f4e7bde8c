//! The first tick of an interval is due at once, so a beat before each tick comes too early.

use std::time::Duration;
use tokio::time;

async fn heartbeat() {
    let mut interval = time::interval(Duration::from_secs(2));
    for beat in 1..=3 {
        println!("Heartbeat {beat}");
        interval.tick().await; //~
    }
}

async fn poll_sensor() {
    println!("Polling the sensor");
    time::sleep(Duration::from_secs(3)).await;
    let degrees = 21;
    println!("Sensor: {degrees} degrees");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
