//! The sleep of tokio, made and dropped.

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
    let _ = tokio::time::sleep(ANSWER); //~
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
