//! A channel of std that is waited on with a timeout blocks like a sleep.

use std::sync::mpsc;
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
    let (_sender, receiver) = mpsc::channel::<i32>();
    receiver.recv_timeout(ANSWER).unwrap_or(21) //~
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
