//! More workers and a task each: the right lines at the right times, and still a worker that is kept.

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

#[tokio::main(flavor = "multi_thread", worker_threads = 4)]
async fn main() {
    let heart = tokio::spawn(heartbeat());
    let sensor = tokio::spawn(poll_sensor());
    heart.await.unwrap();
    sensor.await.unwrap();
}
