//! A guard tells main on its drop that a job is over, failed or not; then main joins.

use std::fmt;
use std::panic;
use std::sync::{Arc, Condvar, Mutex};
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

struct Over(Arc<(Mutex<usize>, Condvar)>);

impl Drop for Over {
    fn drop(&mut self) {
        *self.0.0.lock().unwrap() += 1;
        self.0.1.notify_all();
    }
}

fn main() {
    let over = Arc::new((Mutex::new(0), Condvar::new()));
    let jobs: Vec<_> = (1..=5)
        .map(|id| {
            let guard = Over(over.clone());
            thread::spawn(move || {
                let _guard = guard;
                print_job(id)
            })
        })
        .collect();
    drop(
        over.1
            .wait_while(over.0.lock().unwrap(), |n| *n < 5)
            .unwrap(),
    );
    let mut failures = 0;
    for (id, job) in jobs.into_iter().enumerate().map(|(i, job)| (i + 1, job)) {
        let Err(payload) = job.join().map(|pages| println!("Job {id}: {pages} pages")) else {
            continue;
        };
        failures += 1;
        let reason: String = match (
            payload.downcast_ref::<&str>(),
            payload.downcast_ref::<String>(),
            payload.downcast_ref::<Jam>(),
        ) {
            (Some(text), _, _) => text.to_string(),
            (_, Some(text), _) => text.clone(),
            (_, _, Some(jam)) => jam.to_string(),
            _ => "?".into(),
        };
        println!("Job {id} failed: {reason}");
    }
    println!("{} done, {failures} failed", 5 - failures);
}
