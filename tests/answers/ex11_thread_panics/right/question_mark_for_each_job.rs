//! An error type of one's own that a payload turns into, so the question mark stands in a function for each job and
//! ends nothing but that. (`wrong/exits-early/question_mark.rs` has it in main.)

use std::any::Any;
use std::error::Error;
use std::fmt;
use std::panic;
use std::thread::{self, JoinHandle};
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

#[derive(Debug)]
enum JobError {
    Driver(String),
    Jammed(u32),
    Unknown,
}

impl From<Box<dyn Any + Send>> for JobError {
    fn from(payload: Box<dyn Any + Send>) -> Self {
        if let Some(Jam { tray }) = payload.downcast_ref() {
            return Self::Jammed(*tray);
        }
        match payload.downcast::<String>() {
            Ok(text) => Self::Driver(*text),
            Err(payload) => match payload.downcast_ref::<&str>() {
                Some(text) => Self::Driver((*text).to_owned()),
                None => Self::Unknown,
            },
        }
    }
}

impl fmt::Display for JobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Driver(text) => f.write_str(text),
            Self::Jammed(tray) => Jam { tray: *tray }.fmt(f),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl Error for JobError {}

fn words(handle: JoinHandle<u64>) -> Result<String, JobError> {
    let pages = handle.join()?;
    Ok(format!("{pages} pages"))
}

fn main() {
    let handles = [1, 2, 3, 4, 5].map(|id| thread::spawn(move || print_job(id)));
    let (mut done, mut failed) = (0, 0);
    for (index, handle) in handles.into_iter().enumerate() {
        let id = index + 1;
        match words(handle) {
            Ok(words) => {
                done += 1;
                println!("Job {id}: {words}");
            }
            Err(error) => {
                failed += 1;
                println!("Job {id} failed: {error}");
            }
        }
    }
    println!("{done} done, {failed} failed");
}
