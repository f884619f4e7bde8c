//! A hand-written join that wakes itself after each round of polls.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut downloads: Vec<Pin<Box<dyn Future<Output = String>>>> = Vec::new();
    for id in 1..=3 {
        downloads.push(Box::pin(download_file(id)));
    }
    let mut files = vec![String::new(); 3];
    poll_fn(|cx| {
        for (download, file) in downloads.iter_mut().zip(&mut files) {
            if file.is_empty()
                && let Poll::Ready(name) = download.as_mut().poll(cx)
            {
                *file = name;
            }
        }
        if files.iter().all(|file| !file.is_empty()) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref(); //~
        Poll::Pending
    })
    .await;
    println!("All files: {files:?}"); //~
}
