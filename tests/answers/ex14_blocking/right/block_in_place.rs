//! `block_in_place` on the multi-threaded runtime: the worker hands its other tasks on before it blocks.

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

fn read_sensor() -> i32 {
    thread::sleep(ANSWER);
    21
}

async fn poll_sensor() {
    println!("Polling the sensor");
    let degrees = tokio::task::block_in_place(read_sensor);
    println!("Sensor: {degrees} degrees");
}

#[tokio::main]
async fn main() {
    let heart = tokio::spawn(heartbeat());
    let sensor = tokio::spawn(poll_sensor());
    heart.await.unwrap();
    sensor.await.unwrap();
}
