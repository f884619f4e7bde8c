//! A fourth task sleeps once and wakes all three with one broadcast: no download waits for itself.
use std::time::Duration;
use tokio::sync::broadcast;
async fn download_file(id: u32, mut done: broadcast::Receiver<()>) -> String {
    println!("Downloading file {id}");
    done.recv().await.unwrap(); //~
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}
#[tokio::main]
async fn main() {
    let (tx, _keep) = broadcast::channel(4);
    let hs = [1, 2, 3].map(|i| tokio::spawn(download_file(i, tx.subscribe())));
    tokio::time::sleep(Duration::from_secs(1)).await;
    tx.send(()).unwrap();
    let mut v = vec![];
    for h in hs { v.push(h.await.unwrap()); }
    println!("All files: {v:?}");
}
