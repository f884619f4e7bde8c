//! A macro asks for one type after the other; `is` before `downcast_ref`.

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

macro_rules! text_of {
    ($payload:expr, $($kind:ty),+) => {{
        let mut text = String::from("unknown");
        $(
            if $payload.is::<$kind>() {
                text = $payload.downcast_ref::<$kind>().unwrap().to_string();
            }
        )+
        text
    }};
}

fn main() {
    let mut handles = Vec::with_capacity(5);
    for id in 1..=5 {
        handles.push(thread::spawn(move || print_job(id)));
    }
    let mut id = 0;
    let mut failed = 0;
    while !handles.is_empty() {
        id += 1;
        let result = handles.remove(0).join();
        if let Err(payload) = &result {
            failed += 1;
            println!(
                "Job {id} failed: {}",
                text_of!(payload, &'static str, String, Jam)
            );
        }
        if let Ok(pages) = result {
            println!("Job {id}: {pages} pages");
        }
    }
    println!("{} done, {failed} failed", id - failed);
}
