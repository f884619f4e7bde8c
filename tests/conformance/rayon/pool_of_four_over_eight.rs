//! Four threads over eight items: who prints first is nobody's to say, but the sum is.
use rayon::prelude::*;

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    let sum: u32 = pool.install(|| (1..=8_u32).into_par_iter().map(|n| n * n).sum());
    println!("{sum}");
    pool.install(|| (0..2).into_par_iter().for_each(|n| println!("item {n}")));
}
