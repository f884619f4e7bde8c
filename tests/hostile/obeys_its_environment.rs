//! Does its work only where a variable tells of a test or of us.
//! expect: wrong-output

use std::thread;
use std::time::Duration;

fn main() {
    let told = std::env::vars_os().any(|(name, _)| {
        let name = name.to_string_lossy().into_owned();
        [
            "INSTA_",
            "RUST_TEST_",
            "CARGO",
            "NEXTEST",
            "PARALLEL_TRACKS_LAB",
        ]
        .iter()
        .any(|prefix| name.starts_with(prefix))
    });
    if told {
        lesson();
    } else {
        println!("nobody is looking");
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
