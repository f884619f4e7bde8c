//! It writes through a locked stdout, and lets the lock go before it waits.

use std::io::{self, Write};
use std::time::Duration;

fn say(line: std::fmt::Arguments<'_>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_fmt(line)?;
    out.write_all(b"\n")
}

async fn download_file(id: u32) -> io::Result<String> {
    say(format_args!("Downloading file {id}"))?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    say(format_args!("File {id} downloaded"))?;
    Ok(format!("file_{id}.txt"))
}

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() -> io::Result<()> {
    let tasks: Vec<_> = (1..=3).map(|id| tokio::spawn(download_file(id))).collect();
    let mut files = Vec::new();
    for task in tasks {
        files.push(task.await??);
    }
    say(format_args!("All files: {files:?}"))
}
