//! The blocking sleep in a task of its own, on the one thread there is.

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

async fn poll_sensor() {
    println!("Polling the sensor");
    let reading = tokio::spawn(async {
        thread::sleep(ANSWER); //~
        21
    });
    let degrees = reading.await.unwrap();
    println!("Sensor: {degrees} degrees");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
