//! Threads of a runtime start and stop with their callbacks; metrics tell of its tasks.
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
fn main() {
    let stopped = Arc::new(AtomicUsize::new(0));
    let count = stopped.clone();
    let rt = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("mine")
        .on_thread_stop(move || _ = count.fetch_add(1, Ordering::SeqCst))
        .build()
        .unwrap();
    println!("{}", rt.metrics().num_workers());
    let name = rt.block_on(async {
        tokio::spawn(async { std::thread::current().name().map(str::to_owned) }).await
    });
    println!("{name:?}");
    rt.spawn(std::future::pending::<()>());
    println!("{}", rt.metrics().num_alive_tasks());
    drop(rt);
    println!("{}", stopped.load(Ordering::SeqCst));
}
