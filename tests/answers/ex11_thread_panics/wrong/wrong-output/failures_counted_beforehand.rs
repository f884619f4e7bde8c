//! That three fail was seen in the run, and stands in the program.

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

/// What a panic threw, in words.
fn reason(payload: &(dyn Any + Send)) -> String {
    // `panic!` with a plain text throws a &'static str, with values in it a String.
    // Whatever else it is, only who threw it can know: here it may be a Jam.
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
    let handles: Vec<_> = (1..=5)
        .map(|id| (id, thread::spawn(move || print_job(id))))
        .collect();

    let mut done = 0;
    let failed = 3;
    for (id, handle) in handles {
        match handle.join() {
            Ok(pages) => {
                println!("Job {id}: {pages} pages");
                done += 1;
            }
            Err(payload) => {
                // `&*`: the payload itself. The Box around it is `Any` too, and no text.
                println!("Job {id} failed: {}", reason(&*payload));
            }
        }
    }
    println!("{done} done, {failed} failed"); //~
}
