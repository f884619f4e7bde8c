//! Everything is right, but main returns `ExitCode::FAILURE`.

use std::process::ExitCode;
use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() -> ExitCode {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    let joined = worker.join().is_ok();
    println!("Main program waited for thread to finish");
    if joined {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
