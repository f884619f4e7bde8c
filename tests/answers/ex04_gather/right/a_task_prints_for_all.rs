//! The downloads send lines to a printing task; main waits for the printer before the list.
use std::time::Duration;
use tokio::sync::mpsc::{unbounded_channel, UnboundedSender};
async fn download_file(id: u32, log: UnboundedSender<String>) -> String {
    log.send(format!("Downloading file {id}")).unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    log.send(format!("File {id} downloaded")).unwrap();
    format!("file_{id}.txt")
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = unbounded_channel::<String>();
    let printer = tokio::spawn(async move { while let Some(l) = rx.recv().await { println!("{l}"); } });
    let hs: Vec<_> = (1..=3).map(|i| tokio::spawn(download_file(i, tx.clone()))).collect();
    drop(tx);
    let mut files = vec![];
    for h in hs { files.push(h.await.unwrap()); }
    printer.await.unwrap();
    println!("All files: {files:?}");
}
