//! The sensor keeps a lock while it is read, and the heart asks for it before each beat.

use std::time::Duration;
use tokio::sync::Mutex;

const BEAT: Duration = Duration::from_secs(2);
const ANSWER: Duration = Duration::from_secs(3);

async fn heartbeat(screen: &Mutex<()>) {
    println!("Heartbeat 1");
    for beat in 2..=3 {
        tokio::time::sleep(BEAT).await;
        let _mine = screen.lock().await;
        println!("Heartbeat {beat}");
    }
}

/// The temperature, as the sensor tells it after three seconds.
async fn read_sensor() -> i32 {
    tokio::time::sleep(ANSWER).await;
    21
}

async fn poll_sensor(screen: &Mutex<()>) {
    println!("Polling the sensor");
    let _mine = screen.lock().await; //~
    let degrees = read_sensor().await;
    println!("Sensor: {degrees} degrees");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let screen = Mutex::new(());
    tokio::join!(heartbeat(&screen), poll_sensor(&screen));
}
