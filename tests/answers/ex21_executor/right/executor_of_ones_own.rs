//! An executor with `map` and `as_completed`, as Python has it, on a pool that serves both halves.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long photo 1, 2 and 3 take; the shops take as long.
const SECONDS: [u64; 3] = [3, 1, 2];

struct Executor(ThreadPool);

impl Executor {
    fn new(workers: usize) -> Self {
        Self(
            ThreadPoolBuilder::new()
                .num_threads(workers)
                .build()
                .expect("threads can be started"),
        )
    }

    fn map<T: Send, R: Send>(&self, input: Vec<T>, work: fn(T) -> R) -> Vec<R> {
        self.0.install(|| input.into_par_iter().map(work).collect())
    }

    fn as_completed<T: Send + 'static, R: Send + 'static>(
        &self,
        input: Vec<T>,
        work: fn(T) -> R,
    ) -> impl Iterator<Item = R> {
        let (sender, results) = mpsc::channel();
        for item in input {
            let sender = sender.clone();
            self.0.spawn(move || drop(sender.send(work(item))));
        }
        results.into_iter()
    }
}

fn resize(photo: usize) -> String {
    println!("Resizing photo {photo}");
    thread::sleep(Duration::from_secs(SECONDS[photo - 1]));
    println!("Photo {photo} resized");
    format!("photo_{photo}.jpg")
}

fn ask(shop: usize) -> String {
    println!("Asking shop {shop}");
    thread::sleep(Duration::from_secs(SECONDS[shop - 1]));
    println!("Shop {shop} answered");
    format!("offer {shop}")
}

fn main() {
    let executor = Executor::new(3);

    println!("In the order of the photos:");
    let album = executor.map(vec![1, 2, 3], resize);
    println!("Album: {album:?}");

    println!("As the shops answer:");
    for offer in executor.as_completed(vec![1, 2, 3], ask) {
        println!("Shown: {offer}");
    }
}
