//! The printer gets numbers and flags, and is polled beside the downloads.
use std::time::Duration;
use tokio::sync::mpsc;
async fn download_file(id: u32, tx: mpsc::Sender<(u32, bool)>) -> String {
    tx.send((id, false)).await.unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    tx.send((id, true)).await.unwrap();
    format!("file_{id}.txt")
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel(4);
    let print = async {
        while let Some((id, end)) = rx.recv().await {
            if end { println!("File {id} downloaded") } else { println!("Downloading file {id}") }
        }
    };
    let (a, b, c, ()) = tokio::join!(download_file(1, tx.clone()), download_file(2, tx.clone()), download_file(3, tx), print);
    println!("All files: {:?}", [a, b, c]);
}
