//! The box is opened with `downcast`, which gives it back when it holds something else.

use std::any::Any;
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

fn reason(payload: Box<dyn Any + Send>) -> String {
    payload
        .downcast::<&str>()
        .map(|text| text.to_string())
        .or_else(|payload| payload.downcast::<String>().map(|text| *text))
        .or_else(|payload| payload.downcast::<Jam>().map(|jam| jam.to_string()))
        .unwrap_or_else(|_| "unknown".to_string())
}

fn main() {
    let handles: Vec<_> = (1..=5)
        .map(|id| (id, thread::spawn(move || print_job(id))))
        .collect();

    let mut failed = 0;
    for (id, handle) in handles {
        let line = match handle.join() {
            Ok(pages) => format!("Job {id}: {pages} pages"),
            Err(payload) => {
                failed += 1;
                format!("Job {id} failed: {}", reason(payload))
            }
        };
        println!("{line}");
    }
    println!("{} done, {failed} failed", 5 - failed);
}
