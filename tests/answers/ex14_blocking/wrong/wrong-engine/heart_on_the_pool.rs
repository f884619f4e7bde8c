//! The wrong one is moved to the pool: the heart blocks there, the sensor is awaited.

use std::thread;
use std::time::Duration;

const BEAT: Duration = Duration::from_secs(2);
const ANSWER: Duration = Duration::from_secs(3);

fn beat(number: u32) {
    thread::sleep(BEAT); //~
    println!("Heartbeat {number}");
}

async fn heartbeat() {
    println!("Heartbeat 1");
    for number in 2..=3 {
        tokio::task::spawn_blocking(move || beat(number)) //~
            .await
            .unwrap();
    }
}

async fn read_sensor() -> i32 {
    tokio::time::sleep(ANSWER).await;
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
