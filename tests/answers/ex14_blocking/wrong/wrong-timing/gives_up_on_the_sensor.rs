//! A deadline gives up on the sensor and takes the number that it should have said.

use std::time::Duration;
use tokio::time::{sleep, timeout};

async fn heartbeat() {
    println!("Heartbeat 1");
    for beat in 2..=3 {
        sleep(Duration::from_secs(2)).await;
        println!("Heartbeat {beat}");
    }
}

async fn read_sensor() -> i32 {
    sleep(Duration::from_secs(3)).await;
    21
}

async fn poll_sensor() {
    println!("Polling the sensor");
    let degrees = timeout(Duration::from_secs(1), read_sensor()) //~
        .await
        .unwrap_or(21);
    println!("Sensor: {degrees} degrees");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
