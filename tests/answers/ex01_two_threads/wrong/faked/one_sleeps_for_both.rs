//! Only task 1 sleeps; it then sets a flag and task 2, waiting on the Condvar, "finishes" too.
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;
static OVER: Mutex<bool> = Mutex::new(false);
static CV: Condvar = Condvar::new();
fn main() {
    let a = thread::spawn(|| {
        println!("Task 1 started");
        thread::sleep(Duration::from_secs(2));
        *OVER.lock().unwrap() = true;
        CV.notify_all();
        println!("Task 1 finished");
    });
    let b = thread::spawn(|| {
        println!("Task 2 started");
        let g = OVER.lock().unwrap();
        let _g = CV.wait_while(g, |o| !*o).unwrap(); //~
        println!("Task 2 finished");
    });
    a.join().unwrap();
    b.join().unwrap();
    println!("Both tasks done");
}
