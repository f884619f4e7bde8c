//! The heart is moved out of the way, to a thread with a runtime; the sensor goes on blocking.

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
    thread::sleep(ANSWER); //~
    21
}

async fn poll_sensor() {
    println!("Polling the sensor");
    let degrees = read_sensor();
    println!("Sensor: {degrees} degrees");
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap()
}

fn main() {
    let heart = thread::spawn(|| runtime().block_on(heartbeat()));
    runtime().block_on(poll_sensor());
    heart.join().unwrap();
}
