//! Lines go through a locked stdout; the guard is a temporary and is released before every wait.

use std::io::{self, Write};
use std::thread;
use std::time::Duration;

fn fetch_url_thread(id: u32) -> io::Result<()> {
    writeln!(io::stdout().lock(), "Thread fetching URL {id}")?;
    thread::sleep(Duration::from_secs(2));
    writeln!(io::stdout().lock(), "Thread got URL {id}")
}

async fn fetch_url_async(id: u32) -> io::Result<()> {
    writeln!(io::stdout().lock(), "Async fetching URL {id}")?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    writeln!(io::stdout().lock(), "Async got URL {id}")
}

fn main() -> io::Result<()> {
    writeln!(io::stdout(), "Threading approach:")?;
    thread::scope(|s| {
        let handles: Vec<_> = (0..3)
            .map(|id| s.spawn(move || fetch_url_thread(id)))
            .collect();
        handles.into_iter().try_for_each(|h| h.join().unwrap())
    })?;

    writeln!(io::stdout(), "\nAsyncio approach:")?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(async {
        let (a, b, c) = tokio::join!(fetch_url_async(0), fetch_url_async(1), fetch_url_async(2));
        a.and(b).and(c)
    })
}
