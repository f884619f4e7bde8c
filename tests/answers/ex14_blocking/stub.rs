//! Poll a slow sensor beside a heartbeat: three beats, two seconds apart, whatever the sensor does.
//!
//! Everything is here, and the text is right. But while the sensor takes its time, the heart
//! stands still. Run it and look at the pauses, then let the heart beat on.

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

/// The temperature, as the sensor tells it after three seconds.
fn read_sensor() -> i32 {
    // TODO: wait for the sensor without keeping everybody else from going on.
    thread::sleep(ANSWER);
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
