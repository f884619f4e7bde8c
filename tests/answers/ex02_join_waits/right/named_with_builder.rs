//! `thread::Builder` names the thread and reports a failed start as an error.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() -> std::io::Result<()> {
    let worker = thread::Builder::new()
        .name("calculation".into())
        .spawn(slow_calculation)?;
    println!("Main program continues while thread runs");
    eprintln!("waiting for {}", worker.thread().name().unwrap_or("?"));
    worker.join().expect("the calculation panicked");
    println!("Main program waited for thread to finish");
    Ok(())
}
