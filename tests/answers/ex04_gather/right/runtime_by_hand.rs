//! A plain `main` builds the runtime, spawns from outside, and blocks on each handle in order.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("downloader")
        .enable_all()
        .build()?;
    let handles: Vec<_> = (1..=3).map(|id| runtime.spawn(download_file(id))).collect();
    let files = handles
        .into_iter()
        .map(|handle| runtime.block_on(handle))
        .collect::<Result<Vec<_>, _>>()?;
    println!("All files: {files:?}");
    Ok(())
}
