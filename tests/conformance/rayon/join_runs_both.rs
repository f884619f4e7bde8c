//! `join` runs both closures at once when a worker is free, and gives both values back.
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let began = Instant::now();
    let nap = |name: &'static str| {
        thread::sleep(Duration::from_millis(300));
        name
    };
    let both = rayon::join(|| nap("left"), || nap("right"));
    println!("{both:?} at once: {}", began.elapsed() < Duration::from_millis(500));
}
