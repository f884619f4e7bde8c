//! The last task to finish unparks main; main looks at the counter in a loop, because `park` may wake for no reason.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;
static RUNNING: AtomicUsize = AtomicUsize::new(2);

fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}
fn main() {
    let main_thread = thread::current();
    for number in 1..=2 {
        let main_thread = main_thread.clone();
        thread::spawn(move || {
            task(number);
            if RUNNING.fetch_sub(1, Ordering::AcqRel) == 1 {
                main_thread.unpark();
            }
        });
    }
    while RUNNING.load(Ordering::Acquire) > 0 {
        thread::park();
    }
    println!("Both tasks done");
}
