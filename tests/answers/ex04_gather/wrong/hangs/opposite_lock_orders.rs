//! Two downloads lock two things in opposite order, with a wait in between.

use std::time::Duration;
use tokio::sync::Mutex;

static DISK: Mutex<()> = Mutex::const_new(());
static NETWORK: Mutex<()> = Mutex::const_new(());

async fn download_file(id: u32) -> String {
    let (first, second) = if id == 2 {
        (&NETWORK, &DISK)
    } else {
        (&DISK, &NETWORK)
    };
    println!("Downloading file {id}");
    let _first = first.lock().await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let _second = second.lock().await; //~
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
