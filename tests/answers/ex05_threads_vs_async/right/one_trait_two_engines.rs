//! A trait with one implementation per engine; `main` runs both through it.

use std::thread;
use std::time::Duration;

trait Engine {
    const TITLE: &'static str;
    fn fetch_all(&self, ids: &[u32]);
}

struct Threads;

impl Engine for Threads {
    const TITLE: &'static str = "Threading approach:";

    fn fetch_all(&self, ids: &[u32]) {
        thread::scope(|scope| {
            for id in ids {
                scope.spawn(move || {
                    println!("Thread fetching URL {id}");
                    thread::sleep(Duration::from_secs(2));
                    println!("Thread got URL {id}");
                });
            }
        });
    }
}

struct Tasks {
    runtime: tokio::runtime::Runtime,
}

impl Engine for Tasks {
    const TITLE: &'static str = "Asyncio approach:";

    fn fetch_all(&self, ids: &[u32]) {
        let tasks: Vec<_> = ids
            .iter()
            .map(|&id| {
                self.runtime.spawn(async move {
                    println!("Async fetching URL {id}");
                    tokio::time::sleep(Duration::from_secs(2)).await;
                    println!("Async got URL {id}");
                })
            })
            .collect();
        self.runtime.block_on(async {
            for task in tasks {
                task.await.unwrap();
            }
        });
    }
}

fn run<E: Engine>(engine: &E) {
    println!("{}", E::TITLE);
    engine.fetch_all(&[0, 1, 2]);
}

fn main() {
    run(&Threads);
    println!();
    run(&Tasks {
        runtime: tokio::runtime::Runtime::new().unwrap(),
    });
}
