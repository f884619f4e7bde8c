//! A runtime built by hand, the heart as a task beside the main future.

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

async fn poll_sensor() {
    println!("Polling the sensor");
    let degrees = read_sensor().await;
    println!("Sensor: {degrees} degrees");
}

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(async {
        let heart = tokio::spawn(heartbeat());
        poll_sensor().await;
        heart.await.map_err(std::io::Error::other)
    })
}
