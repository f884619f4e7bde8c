//! Task 1 sleeps with the lock in its hands; task 2 sleeps for a moment only, and then waits for that lock.
use std::{sync::Mutex, thread, time::Duration};
static M: Mutex<()> = Mutex::new(());
fn main() {
    let a = thread::spawn(|| {
        let _g = M.lock().unwrap();
        println!("Task 1 started");
        thread::sleep(Duration::from_secs(2));
        println!("Task 1 finished");
    });
    let b = thread::spawn(|| {
        println!("Task 2 started"); //~
        thread::sleep(Duration::from_millis(1));
        drop(M.lock().unwrap());
        println!("Task 2 finished");
    });
    a.join().unwrap();
    b.join().unwrap();
    println!("Both tasks done");
}
