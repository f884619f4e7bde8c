//! The transcript, line by line, around sleeps of one function.

use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Heartbeat 1"); //~
    println!("Polling the sensor");
    tokio::time::sleep(2 * SECOND).await; //~
    println!("Heartbeat 2");
    tokio::time::sleep(SECOND).await; //~
    println!("Sensor: 21 degrees"); //~
    tokio::time::sleep(SECOND).await; //~
    println!("Heartbeat 3");
}
