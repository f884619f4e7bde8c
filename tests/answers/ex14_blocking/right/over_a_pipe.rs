//! The sensor is a task at the other end of a pipe in memory.

use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
async fn heartbeat() {
    println!("Heartbeat 1");
    for b in 2..=3 {
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("Heartbeat {b}");
    }
}
async fn read_sensor() -> i32 {
    let (ours, mut theirs) = tokio::io::duplex(64);
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(3)).await;
        theirs.write_all(b"21\n").await.unwrap();
    });
    let mut line = String::new();
    BufReader::new(ours).read_line(&mut line).await.unwrap();
    line.trim().parse().unwrap()
}
async fn poll_sensor() {
    println!("Polling the sensor");
    let d = read_sensor().await;
    println!("Sensor: {d} degrees");
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), poll_sensor());
}
