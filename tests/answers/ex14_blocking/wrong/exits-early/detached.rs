//! The sensor in a task that nobody awaits, and a heart that is done at four seconds; the sensor takes longer.

use std::time::Duration;

const BEAT: Duration = Duration::from_secs(2);
const ANSWER: Duration = Duration::from_secs(5);

async fn heartbeat() {
    println!("Heartbeat 1");
    for beat in 2..=3 {
        tokio::time::sleep(BEAT).await;
        println!("Heartbeat {beat}");
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
    tokio::spawn(poll_sensor()); //~
    heartbeat().await;
}
