//! No runtime at all: both on threads, each of which may sleep.

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

fn read_sensor() -> i32 {
    thread::sleep(ANSWER);
    21
}

fn poll_sensor() {
    println!("Polling the sensor");
    println!("Sensor: {} degrees", read_sensor());
}

fn main() {
    let heart = thread::spawn(heartbeat); //~
    poll_sensor();
    heart.join().unwrap();
}
