//! Both fetches return a `Result`, and `main` does too: `?` on each join, and `try_join!` for the futures.

use std::error::Error;
use std::thread;
use std::time::Duration;

type Fetched = Result<u32, String>;

fn fetch_url_thread(id: u32) -> Fetched {
    println!("Thread fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    println!("Thread got URL {id}");
    Ok(id)
}

fn run_threads() -> Result<(), String> {
    let a = thread::spawn(|| fetch_url_thread(0));
    let b = thread::spawn(|| fetch_url_thread(1));
    let c = thread::spawn(|| fetch_url_thread(2));
    for handle in [a, b, c] {
        handle
            .join()
            .map_err(|_| "a thread panicked".to_string())??;
    }
    Ok(())
}

async fn fetch_url_async(id: u32) -> Fetched {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
    Ok(id)
}

async fn run_async() -> Result<(), String> {
    tokio::try_join!(fetch_url_async(0), fetch_url_async(1), fetch_url_async(2))?;
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("Threading approach:");
    run_threads()?;
    println!("\nAsyncio approach:");
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(run_async())?;
    Ok(())
}
