//! Two accesses are no step of their own on a pool either.
use rayon::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

fn main() {
    let total = AtomicU32::new(0);
    (0..3).into_par_iter().for_each(|_| {
        let before = total.load(Ordering::SeqCst);
        std::thread::yield_now();
        total.store(before + 1, Ordering::SeqCst);
    });
    let total = total.into_inner();
    println!("{}", (1..=3).contains(&total));
}
