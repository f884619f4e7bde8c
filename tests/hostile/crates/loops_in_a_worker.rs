//! Computes for ever in every worker of the pool.
//! expect: runs-forever
//! lesson: ex13

use rayon::prelude::*;

fn main() {
    (0..1000).into_par_iter().for_each(|n| {
        let mut n: u64 = n;
        while n < u64::MAX {
            n = std::hint::black_box(n / 2 + 1);
        }
    });
}
