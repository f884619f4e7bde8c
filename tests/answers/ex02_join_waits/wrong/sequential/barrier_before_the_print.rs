//! Main meets the thread at a barrier, but at the end of the calculation instead of after its own line.

use std::sync::Barrier;
use std::thread;
use std::time::Duration;
static MEET: Barrier = Barrier::new(2);

fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let worker = thread::spawn(|| {
        slow_calculation();
        MEET.wait();
    });
    MEET.wait(); //~
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
