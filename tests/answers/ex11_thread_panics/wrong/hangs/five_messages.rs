//! Five messages are awaited, and a job that panics sends none. The sender in main keeps the channel open.

use std::fmt;
use std::panic;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The paper is stuck in this tray.
struct Jam {
    tray: u32,
}

impl fmt::Display for Jam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "paper jam in tray {}", self.tray)
    }
}

/// The printer's driver, from somebody else: where something goes wrong, it panics. It stays as it is.
fn print_job(id: u64) -> u64 {
    println!("Job {id} started");
    let pages = [6, 2, 4, 2, 4][id as usize - 1];
    thread::sleep(Duration::from_secs(pages / 2));
    match id {
        2 => panic!("out of paper"),
        3 => panic!("page {} of {pages} is empty", pages - 1),
        4 => panic::panic_any(Jam { tray: 2 }),
        _ => pages,
    }
}

fn main() {
    let (sender, receiver) = mpsc::channel();
    for id in 1..=5 {
        let sender = sender.clone();
        thread::spawn(move || sender.send((id, print_job(id))));
    }
    let mut results = Vec::new();
    for _ in 0..5 {
        results.push(receiver.recv().unwrap()); //~
    }
    results.sort();
    for (id, pages) in results {
        println!("Job {id}: {pages} pages");
    }
    println!("2 done, 3 failed");
    drop(sender);
}
