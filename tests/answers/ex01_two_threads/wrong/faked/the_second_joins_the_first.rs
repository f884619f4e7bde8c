//! Task 2's thread does not work, it joins task 1 to know when two seconds have gone.
use std::thread;
use std::time::Duration;
fn main() {
    let a = thread::spawn(|| {
        println!("Task 1 started");
        thread::sleep(Duration::from_secs(2));
        println!("Task 1 finished");
    });
    let b = thread::spawn(move || {
        println!("Task 2 started");
        a.join().unwrap(); //~
        println!("Task 2 finished");
    });
    b.join().unwrap();
    println!("Both tasks done");
}
