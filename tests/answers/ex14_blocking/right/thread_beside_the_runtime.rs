//! A plain thread polls the sensor, and is joined after the runtime is done.

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

fn main() {
    let sensor = thread::spawn(|| {
        println!("Polling the sensor");
        println!("Sensor: {} degrees", read_sensor());
    });
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap()
        .block_on(heartbeat());
    sensor.join().unwrap();
}
