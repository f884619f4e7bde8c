//! A `LocalSet` with `spawn_local` keeps every task on this thread, so an `Rc` can be shared without any lock.

use std::cell::Cell;
use std::rc::Rc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::task::{LocalSet, spawn_local};

fn run_threads() {
    let handles = [0, 1, 2].map(|id| {
        thread::spawn(move || {
            println!("Thread fetching URL {id}");
            thread::sleep(Duration::from_secs(2));
            println!("Thread got URL {id}");
        })
    });
    for handle in handles {
        handle.join().unwrap();
    }
}

async fn run_async() {
    let done = Rc::new(Cell::new(0));
    let mut tasks = Vec::new();
    for id in 0..3 {
        let done = Rc::clone(&done);
        tasks.push(spawn_local(async move {
            println!("Async fetching URL {id}");
            tokio::time::sleep(Duration::from_secs(2)).await;
            println!("Async got URL {id}");
            done.set(done.get() + 1);
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(done.get(), 3);
}

fn main() {
    println!("Threading approach:");
    run_threads();
    println!("\nAsyncio approach:");
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    LocalSet::new().block_on(&runtime, run_async());
}
