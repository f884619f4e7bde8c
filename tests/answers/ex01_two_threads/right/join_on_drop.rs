//! A guard joins its thread when it is dropped, like `std::jthread` in C++; both guards live in one block.

use std::thread;
use std::time::Duration;
struct Joined(Option<thread::JoinHandle<()>>);

impl Joined {
    fn spawn(work: impl FnOnce() + Send + 'static) -> Self {
        Joined(Some(thread::spawn(work)))
    }
}

impl Drop for Joined {
    fn drop(&mut self) {
        if let Some(handle) = self.0.take() {
            handle.join().expect("a task panicked");
        }
    }
}

fn task_one() {
    println!("Task 1 started");
    thread::sleep(Duration::from_secs(2));
    println!("Task 1 finished");
}

fn task_two() {
    println!("Task 2 started");
    thread::sleep(Duration::from_secs(2));
    println!("Task 2 finished");
}
fn main() {
    {
        let _first = Joined::spawn(task_one);
        let _second = Joined::spawn(task_two);
    }
    println!("Both tasks done");
}
