//! Named threads from `thread::Builder`, and a pool of two workers for three spawned tasks: tasks outnumber threads and still overlap.

use std::io;
use std::thread;
use std::time::Duration;

fn run_threads() -> io::Result<()> {
    let mut handles = Vec::with_capacity(3);
    for id in 0..3 {
        let handle = thread::Builder::new()
            .name(format!("fetch-{id}"))
            .stack_size(64 * 1024)
            .spawn(move || {
                println!("Thread fetching URL {id}");
                thread::sleep(Duration::from_millis(2000));
                println!("Thread got URL {id}");
            })?;
        handles.push(handle);
    }
    for handle in handles {
        handle.join().expect("fetch thread panicked");
    }
    Ok(())
}

async fn fetch(id: usize) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_millis(2000)).await;
    println!("Async got URL {id}");
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> io::Result<()> {
    println!("Threading approach:");
    run_threads()?;
    println!();
    println!("Asyncio approach:");
    let (a, b, c) = (
        tokio::spawn(fetch(0)),
        tokio::spawn(fetch(1)),
        tokio::spawn(fetch(2)),
    );
    a.await?;
    b.await?;
    c.await?;
    Ok(())
}
