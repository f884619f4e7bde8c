//! Each job has a slot in a shared list; whoever panics leaves its slot to the join.

use std::any::Any;
use std::fmt;
use std::panic;
use std::sync::{Arc, Mutex};
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
    let slots: Arc<Mutex<Vec<Option<Result<u64, String>>>>> = Arc::new(Mutex::new(vec![None; 5]));
    let mut handles = Vec::new();
    for id in 1..=5_u64 {
        let slots = Arc::clone(&slots);
        handles.push(thread::spawn(move || {
            let pages = print_job(id);
            slots.lock().unwrap()[id as usize - 1] = Some(Ok(pages));
        }));
    }
    for (index, handle) in handles.into_iter().enumerate() {
        if let Err(payload) = handle.join() {
            slots.lock().unwrap()[index] = Some(Err(reason(payload.as_ref())));
        }
    }
    let slots = slots.lock().unwrap();
    let mut failed = 0;
    for (index, slot) in slots.iter().enumerate() {
        match slot.as_ref().expect("each job has its result") {
            Ok(pages) => println!("Job {}: {pages} pages", index + 1),
            Err(reason) => {
                failed += 1;
                println!("Job {} failed: {reason}", index + 1);
            }
        }
    }
    println!("{} done, {failed} failed", slots.len() - failed);
}
