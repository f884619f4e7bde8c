//! The tasks wait for a watch channel to say go, and then download side by side.

use std::time::Duration;
use tokio::sync::watch;

async fn download_file(id: u32, mut go: watch::Receiver<bool>) -> String {
    go.wait_for(|go| *go)
        .await
        .expect("the race was called off");
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (start, go) = watch::channel(false);
    let mut tasks = Vec::new();
    for id in 1..=3 {
        tasks.push(tokio::spawn(download_file(id, go.clone())));
    }
    start.send(true).expect("nobody takes part");
    let mut files = Vec::new();
    for task in tasks {
        files.push(task.await.unwrap());
    }
    println!("All files: {files:?}");
}
