//! Looks for memory shared with others and writes rubbish over it.
//! expect: passed
//! real

use std::thread;
use std::time::Duration;

fn main() {
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    lesson();
    for line in maps.lines().filter(|line| line.contains(" rw-s ")) {
        let (from, to) = line.split_once(' ').unwrap().0.split_once('-').unwrap();
        let [from, to] = [from, to].map(|hex| usize::from_str_radix(hex, 16).unwrap());
        let mut random = 1_u64;
        for address in (from..to).step_by(8) {
            random = random
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            // SAFETY: it is mapped and writable, and nobody of ours relies on what it holds.
            unsafe { (address as *mut u64).write_volatile(random) };
        }
    }
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
