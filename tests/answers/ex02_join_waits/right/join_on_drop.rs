//! A guard joins the thread when it goes out of scope, before the last line.

use std::thread::{self, JoinHandle};
use std::time::Duration;

struct Guard(Option<JoinHandle<()>>);

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(handle) = self.0.take() {
            let _ = handle.join();
        }
    }
}

fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    {
        let _guard = Guard(Some(thread::spawn(slow_calculation)));
        println!("Main program continues while thread runs");
    }
    println!("Main program waited for thread to finish");
}
