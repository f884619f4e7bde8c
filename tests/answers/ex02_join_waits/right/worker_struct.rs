//! A struct in the manner of Java: it keeps the handle in an `Option` and has `start` and `join`.

use std::thread::{self, JoinHandle};
use std::time::Duration;

#[derive(Default)]
struct Worker {
    handle: Option<JoinHandle<()>>,
}

impl Worker {
    fn start(&mut self) {
        self.handle = Some(thread::spawn(Self::run));
    }

    fn run() {
        println!("Calculating...");
        thread::sleep(Duration::from_secs(3));
        println!("Calculation complete");
    }

    fn join(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.join().expect("the worker panicked");
        }
    }
}

fn main() {
    let mut worker = Worker::default();
    worker.start();
    println!("Main program continues while thread runs");
    worker.join();
    println!("Main program waited for thread to finish");
}
