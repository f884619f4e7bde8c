//! A job that failed is printed once more on another thread.

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
    let (mut done, mut failed) = (0, 0);
    for (id, handle) in handles {
        let result = handle
            .join()
            .or_else(|_| thread::spawn(move || print_job(id)).join()); //~
        match result {
            Ok(pages) => {
                println!("Job {id}: {pages} pages");
                done += 1;
            }
            Err(payload) => {
                let reason = payload
                    .downcast_ref::<&str>()
                    .map(|text| text.to_string())
                    .or(payload.downcast_ref::<String>().cloned())
                    .or(payload.downcast_ref::<Jam>().map(|jam| jam.to_string()))
                    .unwrap_or_default();
                println!("Job {id} failed: {reason}");
                failed += 1;
            }
        }
    }
    println!("{done} done, {failed} failed");
}
