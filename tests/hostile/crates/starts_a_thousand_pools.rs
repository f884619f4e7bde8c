//! Starts a thousand pools of threads, and keeps them.
//! expect: runs-forever
//! lesson: ex13

use rayon::ThreadPoolBuilder;

fn main() {
    let pools: Vec<_> = (0..1000)
        .map(|_| ThreadPoolBuilder::new().num_threads(4).build().unwrap())
        .collect();
    println!("{}", pools.len());
}
