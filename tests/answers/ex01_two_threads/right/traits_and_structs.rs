//! A trait and two types, as in Java: `Runnable` objects are boxed and each runs on its own thread.

use std::thread;
use std::time::Duration;
trait Runnable: Send {
    fn name(&self) -> String;

    fn run(&self) {
        println!("{} started", self.name());
        thread::sleep(Duration::from_secs(2));
        println!("{} finished", self.name());
    }
}

struct First;
struct Numbered {
    number: usize,
}

impl Runnable for First {
    fn name(&self) -> String {
        "Task 1".to_string()
    }
}

impl Runnable for Numbered {
    fn name(&self) -> String {
        format!("Task {}", self.number)
    }
}

fn main() {
    let tasks: Vec<Box<dyn Runnable>> = vec![Box::new(First), Box::new(Numbered { number: 2 })];
    let threads: Vec<thread::JoinHandle<()>> = tasks
        .into_iter()
        .map(|task| thread::spawn(move || task.run()))
        .collect();
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
    println!("Both tasks done");
}
