//! An enum of outcomes with its own Display; all handles are joined before anything is printed.

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

enum Outcome {
    Printed(u64),
    Failed(String),
}

impl Outcome {
    fn of(result: thread::Result<u64>) -> Self {
        let payload = match result {
            Ok(pages) => return Self::Printed(pages),
            Err(payload) => payload,
        };
        let text = payload.downcast_ref::<&str>().map(|text| text.to_string());
        let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
        let text = text.or_else(|| payload.downcast_ref::<Jam>().map(Jam::to_string));
        Self::Failed(text.unwrap_or_else(|| "for no reason".to_string()))
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Printed(pages) => write!(f, ": {pages} pages"),
            Self::Failed(reason) => write!(f, " failed: {reason}"),
        }
    }
}

fn main() {
    let handles: Vec<_> = (1..=5)
        .map(|id| (id, thread::spawn(move || print_job(id))))
        .collect();

    let outcomes: Vec<(u64, Outcome)> = handles
        .into_iter()
        .map(|(id, handle)| (id, Outcome::of(handle.join())))
        .collect();
    for (id, outcome) in &outcomes {
        println!("Job {id}{outcome}");
    }
    let (done, failed): (Vec<_>, Vec<_>) = outcomes
        .iter()
        .partition(|(_, outcome)| matches!(outcome, Outcome::Printed(_)));
    println!("{} done, {} failed", done.len(), failed.len());
}
