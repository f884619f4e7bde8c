//! A plain `main` shuts the runtime down at once.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for id in 1..=3 {
        runtime.spawn(download_file(id)); //~
    }
    runtime.shutdown_background(); //~
    let files: Vec<String> = (1..=3).map(|id| format!("file_{id}.txt")).collect();
    println!("All files: {files:?}");
}
