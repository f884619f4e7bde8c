//! The driver was changed to return its failures, so nothing panics and join has nothing to tell.

use std::thread;
use std::time::Duration;

/// The driver, rewritten so that it returns its failures.
fn print_job(id: u64) -> Result<u64, String> {
    println!("Job {id} started");
    let pages = [6, 2, 4, 2, 4][id as usize - 1];
    thread::sleep(Duration::from_secs(pages / 2));
    match id {
        2 => Err("out of paper".to_string()),
        3 => Err(format!("page {} of {pages} is empty", pages - 1)),
        4 => Err(format!("paper jam in tray {}", id - 2)),
        _ => Ok(pages),
    }
}

fn main() {
    let handles: Vec<_> = (1..=5)
        .map(|id| (id, thread::spawn(move || print_job(id))))
        .collect();

    let (mut done, mut failed) = (0, 0);
    for (id, handle) in handles {
        match handle.join().expect("no job panics") {
            Ok(pages) => {
                println!("Job {id}: {pages} pages");
                done += 1;
            }
            Err(reason) => {
                println!("Job {id} failed: {reason}");
                failed += 1;
            }
        }
    }
    println!("{done} done, {failed} failed");
}
