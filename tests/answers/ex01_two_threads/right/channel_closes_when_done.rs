//! Each task owns a sender; main reads until all senders are gone, as one would range over a channel in Go.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn task(number: u32, done: mpsc::Sender<u32>) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
    done.send(number).unwrap();
}

fn main() {
    let (sender, receiver) = mpsc::channel();
    for number in 1..=2 {
        let sender = sender.clone();
        thread::spawn(move || task(number, sender));
    }
    // The loop below ends only when nobody holds a sender any more, main included.
    drop(sender);

    let mut done = 0;
    for number in receiver {
        eprintln!("task {number} reported");
        done += 1;
    }
    assert_eq!(done, 2);
    println!("Both tasks done");
}
