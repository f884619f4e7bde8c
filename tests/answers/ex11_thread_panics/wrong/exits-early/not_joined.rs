//! The handles are dropped, and main looks at what has come so far.

use std::fmt;
use std::panic;
use std::sync::{Arc, Mutex};
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
    let results = Arc::new(Mutex::new(Vec::new()));
    for id in 1..=5 {
        let results = Arc::clone(&results);
        thread::spawn(move || { //~
            let pages = print_job(id);
            results.lock().unwrap().push((id, pages));
        });
    }
    let results = results.lock().unwrap();
    for (id, pages) in results.iter() {
        println!("Job {id}: {pages} pages");
    }
    println!("{} done, {} failed", results.len(), 5 - results.len());
}
