//! The sensor in a `LocalSet`, which shares the thread with the heart.

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

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let local = tokio::task::LocalSet::new();
    local
        .run_until(async {
            let sensor = tokio::task::spawn_local(poll_sensor());
            heartbeat().await;
            sensor.await.unwrap();
        })
        .await;
}
