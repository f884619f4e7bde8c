//! Threads with names, and a panic hook that keeps standard error quiet.

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

fn reason(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        text.to_string()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else if let Some(jam) = payload.downcast_ref::<Jam>() {
        jam.to_string()
    } else {
        "unknown".to_string()
    }
}

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let mut handles = Vec::new();
    for id in 1..=5 {
        let builder = thread::Builder::new().name(format!("job {id}"));
        let handle = builder.spawn(move || print_job(id)).expect("a thread");
        handles.push(handle);
    }
    let mut counts = [0, 0];
    for (id, handle) in (1..).zip(handles) {
        let result = handle.join();
        counts[usize::from(result.is_err())] += 1;
        match result {
            Ok(pages) => println!("Job {id}: {pages} pages"),
            Err(payload) => println!("Job {id} failed: {}", reason(&*payload)),
        }
    }
    println!("{} done, {} failed", counts[0], counts[1]);
}
