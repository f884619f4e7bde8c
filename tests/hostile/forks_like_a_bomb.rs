//! Starts itself again and again, seven generations deep.
//! expect: any of passed|inconclusive
//! real

use std::thread;
use std::time::Duration;

fn main() {
    let generation: u32 = std::env::args()
        .nth(1)
        .map_or(0, |arg| arg.parse().unwrap());
    if generation < 7 {
        for _ in 0..2 {
            let itself = std::env::current_exe().unwrap();
            let mut command = std::process::Command::new(itself);
            drop(command.arg((generation + 1).to_string()).spawn());
        }
    }
    if generation > 0 {
        thread::sleep(Duration::from_secs(600));
    }
    lesson();
}

fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}

fn lesson() {
    let tasks = [1, 2].map(|number| thread::spawn(move || task(number)));
    for task in tasks {
        task.join().unwrap();
    }
    println!("Both tasks done");
}
