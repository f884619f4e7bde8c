//! Five print jobs on five threads, and a report of what became of each.
//!
//! The threads are right, and so is the waiting. But three of the jobs fail, and of those the
//! report says nothing: join tells what happened to a thread, and here nobody listens. Make the
//! report have a line for each job, and a true last line. The driver can stay as it is.

use std::fmt;
use std::panic;
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
    let handles: Vec<_> = (1..=5)
        .map(|id| (id, thread::spawn(move || print_job(id))))
        .collect();

    let mut done = 0;
    let failed = 0;
    for (id, handle) in handles {
        // TODO: join gives an Err where the job panicked. Find out what is in it, and print
        // "Job 2 failed: out of paper" and the like. What it holds is not always the same type.
        if let Ok(pages) = handle.join() {
            println!("Job {id}: {pages} pages");
            done += 1;
        }
    }
    // TODO: count those that failed.
    println!("{done} done, {failed} failed");
}
