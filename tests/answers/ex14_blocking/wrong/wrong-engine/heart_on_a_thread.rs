//! The heart sleeps on a thread of its own; one runtime was to drive it.

use std::thread;
use std::time::Duration;

const BEAT: Duration = Duration::from_secs(2);
const ANSWER: Duration = Duration::from_secs(3);

fn heartbeat() {
    println!("Heartbeat 1");
    for beat in 2..=3 {
        thread::sleep(BEAT); //~
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
    let heart = thread::spawn(heartbeat); //~
    poll_sensor().await;
    tokio::task::spawn_blocking(|| heart.join().unwrap())
        .await
        .unwrap();
}
