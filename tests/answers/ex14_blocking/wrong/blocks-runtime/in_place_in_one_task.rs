//! `block_in_place` lets other tasks go on, and the heart is none: it is joined in the same one.

use std::thread;
use std::time::Duration;

async fn heartbeat() {
    println!("Heartbeat 1");
    for beat in 2..=3 {
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("Heartbeat {beat}");
    }
}

fn read_sensor() -> i32 {
    thread::sleep(Duration::from_secs(3)); //~
    21
}

async fn poll_sensor() {
    println!("Polling the sensor");
    let degrees = tokio::task::block_in_place(read_sensor);
    println!("Sensor: {degrees} degrees");
}

#[tokio::main]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
