//! Writes rubbish to everything that it might have inherited.
//! expect: passed
//! real

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    fn write(descriptor: i32, bytes: *const u8, length: usize) -> isize;
}

fn main() {
    for descriptor in 3..1024 {
        // SAFETY: the buffer is as long as it says.
        unsafe { write(descriptor, [0xff; 64].as_ptr(), 64) };
    }
    lesson();
}

fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}

fn lesson() {
    let tasks = [1, 2].map(|number| thread::spawn(move || task(number)));
    for task in tasks {
        task.join().unwrap();
    }
    println!("Both tasks done");
}
