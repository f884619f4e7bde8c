//! Each result is printed when it comes.

use std::any::Any;
use std::fmt;
use std::panic;
use std::sync::mpsc;
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
    let (sender, receiver) = mpsc::channel();
    for id in 1..=5 {
        let sender = sender.clone();
        thread::spawn(move || sender.send((id, panic::catch_unwind(|| print_job(id)))));
    }
    drop(sender);
    let (mut done, mut failed) = (0, 0);
    for (id, result) in receiver {
        match result {
            Ok(pages) => {
                println!("Job {id}: {pages} pages"); //~
                done += 1;
            }
            Err(payload) => {
                println!("Job {id} failed: {}", reason(&*payload)); //~
                failed += 1;
            }
        }
    }
    println!("{done} done, {failed} failed");
}
