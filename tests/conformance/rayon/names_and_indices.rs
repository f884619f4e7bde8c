//! Threads of a pool know their number and may be named; main is none of them.
fn main() {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(3)
        .thread_name(|n| format!("worker {n}"))
        .build()
        .unwrap();
    let names = pool.broadcast(|context| {
        let name = std::thread::current().name().map(str::to_owned);
        format!("{} {name:?}", context.index())
    });
    println!("{names:?}");
    println!("{:?}", rayon::current_thread_index());
}
