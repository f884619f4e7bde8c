//! Writes with `writeln!` through a lock on standard output that ends with each statement, before any wait.

use std::io::{self, Write};
use std::thread;
use std::time::Duration;
fn slow_calculation() -> io::Result<()> {
    writeln!(io::stdout().lock(), "Calculating...")?;
    thread::sleep(Duration::from_secs(3));
    writeln!(io::stdout().lock(), "Calculation complete")
}

fn main() -> io::Result<()> {
    let worker = thread::spawn(slow_calculation);
    {
        let mut out = io::stdout().lock();
        writeln!(out, "Main program continues while thread runs")?;
    }
    worker.join().expect("the calculation panicked")?;
    writeln!(io::stdout(), "Main program waited for thread to finish")
}
