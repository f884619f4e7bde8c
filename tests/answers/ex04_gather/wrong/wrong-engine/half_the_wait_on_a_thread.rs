//! Each future waits for a thread first, and only then for a timer.

use std::thread;
use std::time::Duration;
use tokio::sync::oneshot;

const HALF: Duration = Duration::from_millis(500);

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    let (half_done, half) = oneshot::channel();
    thread::spawn(move || { //~
        thread::sleep(HALF);
        half_done.send(()).expect("the download waits for it");
    });
    half.await.expect("the thread sends");
    tokio::time::sleep(HALF).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (first, second, third) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [first, second, third]);
}
