//! The sensor is waited for in three parts, the heart in halves.

use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

async fn heartbeat() {
    println!("Heartbeat 1");
    for beat in 2..=3 {
        for _ in 0..2 {
            tokio::time::sleep(SECOND).await;
        }
        println!("Heartbeat {beat}");
    }
}

async fn read_sensor() -> i32 {
    for _ in 0..3 {
        tokio::time::sleep(SECOND).await;
    }
    21
}

async fn poll_sensor() {
    println!("Polling the sensor");
    let degrees = read_sensor().await;
    println!("Sensor: {degrees} degrees");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
