//! A fold over the joins writes the report into one text, which is printed at once.

use std::any::Any;
use std::fmt::{self, Write};
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
    let handles: Vec<_> = (1..=5)
        .map(|id| (id, thread::spawn(move || print_job(id))))
        .collect();

    let (mut report, done, failed) = handles.into_iter().fold(
        (String::new(), 0, 0),
        |(mut report, done, failed), (id, handle)| match handle.join() {
            Ok(pages) => {
                writeln!(report, "Job {id}: {pages} pages").unwrap();
                (report, done + 1, failed)
            }
            Err(payload) => {
                writeln!(report, "Job {id} failed: {}", reason(&*payload)).unwrap();
                (report, done, failed + 1)
            }
        },
    );
    writeln!(report, "{done} done, {failed} failed").unwrap();
    print!("{report}");
}
