//! The report is typed in, and nobody is asked.

use std::thread;
use std::time::Duration;

fn main() {
    println!("Asking for 5 branches"); //~
    thread::sleep(Duration::from_secs(2));
    println!("athens: failed (no answer)");
    println!("bergen: 412 orders");
    println!("cairo: failed (status 503)");
    println!("dublin: failed (connection lost)");
    println!("lisbon: 150 orders");
    println!("2 ok, 3 failed");
}
