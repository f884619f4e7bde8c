//! A barrier of three, for both tasks and main: main gets through only after both tasks have printed their last line.

use std::sync::Barrier;
use std::thread;
use std::time::Duration;
static FINISH: Barrier = Barrier::new(3);

fn main() {
    for number in 1..=2 {
        thread::spawn(move || {
            println!("Task {number} started");
            thread::sleep(Duration::from_secs(2));
            println!("Task {number} finished");
            FINISH.wait();
        });
    }
    FINISH.wait();
    println!("Both tasks done");
}
