//! A pool of two works at two items at once: four naps of a quarter of a second take half a second.
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

fn main() {
    let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    println!("{}", pool.current_num_threads());
    pool.install(|| {
        (0..4).into_par_iter().for_each(|_| {
            let at_once = now.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(at_once, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(250));
            now.fetch_sub(1, Ordering::SeqCst);
        });
    });
    println!("{}", most.into_inner());
}
