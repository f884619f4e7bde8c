//! It writes through a locked stdout, and the lock is gone before the wait.

use std::io::{self, Write};
use std::time::Duration;

async fn fetch_data() -> io::Result<String> {
    writeln!(io::stdout().lock(), "Fetching data...")?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    writeln!(io::stdout().lock(), "Data received")?;
    Ok(String::from("result"))
}

#[tokio::main]
async fn main() -> io::Result<()> {
    writeln!(io::stdout().lock(), "Starting async work")?;
    let data = fetch_data().await?;
    writeln!(io::stdout().lock(), "Got: {data}")
}
