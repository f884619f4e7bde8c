//! `block_on` inside a runtime, to call the async helper from a plain function.

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
    tokio::time::sleep(ANSWER).await;
    21
}

fn read_blocking() -> i32 {
    tokio::runtime::Handle::current().block_on(read_sensor()) //~
}

async fn poll_sensor() {
    println!("Polling the sensor");
    let degrees = read_blocking();
    println!("Sensor: {degrees} degrees");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
