//! The sensor is asked, its answer is dropped, and a number of one's own is shown.

use std::time::Duration;

const BEAT: Duration = Duration::from_secs(2);
const USUAL: i32 = 21;
const ANSWER: Duration = Duration::from_secs(3);

async fn heartbeat() {
    println!("Heartbeat 1");
    for beat in 2..=3 {
        tokio::time::sleep(BEAT).await;
        println!("Heartbeat {beat}");
    }
}

/// The temperature, as the sensor tells it after three seconds.
async fn read_sensor() -> i32 {
    tokio::time::sleep(ANSWER).await;
    21
}

async fn poll_sensor() {
    println!("Polling the sensor");
    let _degrees = read_sensor().await;
    println!("Sensor: {USUAL} degrees"); //~
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
