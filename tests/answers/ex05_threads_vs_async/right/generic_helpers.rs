//! Two generic helpers, one per engine, that take the number of jobs and a function for one of them; lines end in an explicit `\n`.

use std::future::Future;
use std::thread;
use std::time::Duration;

fn on_threads<F>(count: usize, job: F)
where
    F: Fn(usize) + Sync,
{
    thread::scope(|scope| {
        let job = &job;
        for id in 0..count {
            scope.spawn(move || job(id));
        }
    });
}

async fn as_tasks<F, Fut>(count: usize, job: F)
where
    F: Fn(usize) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let tasks: Vec<_> = (0..count).map(|id| tokio::spawn(job(id))).collect();
    for task in tasks {
        task.await.unwrap();
    }
}

fn main() {
    print!("Threading approach:\n");
    on_threads(3, |id| {
        print!("Thread fetching URL {id}\n");
        thread::sleep(Duration::from_secs(2));
        print!("Thread got URL {id}\n");
    });

    print!("\nAsyncio approach:\n");
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap()
        .block_on(as_tasks(3, |id| async move {
            print!("Async fetching URL {id}\n");
            tokio::time::sleep(Duration::from_secs(2)).await;
            print!("Async got URL {id}\n");
        }));
}
