//! The sensor as a type with an async method, returned as `impl Future`.

use std::future::Future;
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

trait Sensor {
    fn read(&self) -> impl Future<Output = i32>;
}

struct Thermometer;

impl Sensor for Thermometer {
    fn read(&self) -> impl Future<Output = i32> {
        async {
            tokio::time::sleep(ANSWER).await;
            21
        }
    }
}

async fn poll(sensor: &impl Sensor) {
    println!("Polling the sensor");
    println!("Sensor: {} degrees", sensor.read().await);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(poll(&Thermometer), heartbeat());
}
