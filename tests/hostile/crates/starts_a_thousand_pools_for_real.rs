//! Starts real pools of threads for as long as the system gives any.
//! expect: any of panics|non-zero-exit|runs-forever|wrong-output
//! lesson: ex13
//! real

use rayon::ThreadPoolBuilder;

fn main() {
    drop(std::process::Command::new("true"));
    let mut pools = Vec::new();
    while pools.len() < 10_000 {
        pools.push(ThreadPoolBuilder::new().num_threads(4).build().unwrap());
    }
    println!("{}", pools.len());
}
