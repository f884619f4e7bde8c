//! Ends the process while another thread holds standard output.
//! expect: any of exits-early|wrong-output

use std::io::{Write, stdout};
use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        let mut out = stdout().lock();
        write!(out, "Task 1 started").unwrap();
        thread::sleep(Duration::from_secs(600));
    });
    thread::sleep(Duration::from_millis(10));
    std::process::exit(0);
}
