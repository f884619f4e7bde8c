//! Scoped threads may borrow: both read the same list of names that main owns.

use std::thread;
use std::time::Duration;
fn main() {
    let names = vec![String::from("Task 1"), String::from("Task 2")];
    let pause = Duration::from_millis(2000);
    thread::scope(|scope| {
        for name in &names {
            scope.spawn(move || {
                println!("{name} started");
                thread::sleep(pause);
                println!("{name} finished");
            });
        }
    });
    println!("Both tasks done");
}
