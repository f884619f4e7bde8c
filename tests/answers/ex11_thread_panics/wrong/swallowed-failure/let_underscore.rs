//! join is called and what it gives is thrown away; the results come another way.

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
    let mut handles = Vec::new();
    for id in 1..=5 {
        let sender = sender.clone();
        handles.push(thread::spawn(move || {
            let pages = print_job(id);
            sender.send((id, pages)).unwrap();
        }));
    }
    drop(sender);
    for handle in handles {
        let _ = handle.join(); //~
    }
    let mut results: Vec<(u64, u64)> = receiver.iter().collect();
    results.sort();
    for (id, pages) in &results {
        println!("Job {id}: {pages} pages");
    }
    println!("{} done, {} failed", results.len(), 5 - results.len());
}
