//! The sensor task sends its reading, and main prints it.

use std::time::Duration;
use tokio::sync::mpsc;

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

#[tokio::main]
async fn main() {
    let (sender, mut readings) = mpsc::channel(1);
    let heart = tokio::spawn(heartbeat());
    println!("Polling the sensor");
    tokio::spawn(async move {
        let degrees = read_sensor().await;
        sender.send(degrees).await.unwrap();
    });
    while let Some(degrees) = readings.recv().await {
        println!("Sensor: {degrees} degrees");
    }
    heart.await.unwrap();
}
