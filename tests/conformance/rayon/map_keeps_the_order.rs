//! `map` and `collect` keep the order of the input, whichever thread does which item.
use rayon::prelude::*;
use std::thread;
use std::time::Duration;

fn main() {
    let squares: Vec<u64> = (0..8_u64)
        .into_par_iter()
        .map(|n| {
            thread::sleep(Duration::from_millis(200 - 20 * n));
            n * n
        })
        .collect();
    println!("{squares:?}");
}
