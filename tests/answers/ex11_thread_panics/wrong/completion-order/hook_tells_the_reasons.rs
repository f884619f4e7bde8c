//! The panic hook tells of a failure at once, in the middle of everything. (`right/hook_keeps_the_reasons.rs` keeps
//! it for the report.)

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
    panic::set_hook(Box::new(|info| {
        let payload = info.payload();
        let reason = if let Some(text) = payload.downcast_ref::<&str>() {
            text.to_string()
        } else if let Some(text) = payload.downcast_ref::<String>() {
            text.clone()
        } else if let Some(jam) = payload.downcast_ref::<Jam>() {
            jam.to_string()
        } else {
            "unknown".to_string()
        };
        println!("Job {} failed: {reason}", thread::current().name().unwrap()); //~
    }));
    let handles: Vec<_> = (1..=5u64)
        .map(|id| {
            let job = thread::Builder::new().name(id.to_string());
            (id, job.spawn(move || print_job(id)).unwrap())
        })
        .collect();
    let mut done = 0;
    let mut failed = 0;
    for (id, handle) in handles {
        match handle.join() {
            Ok(pages) => {
                println!("Job {id}: {pages} pages");
                done += 1;
            }
            Err(_) => failed += 1,
        }
    }
    println!("{done} done, {failed} failed");
}
