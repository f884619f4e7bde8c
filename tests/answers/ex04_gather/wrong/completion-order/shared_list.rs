//! Each download pushes its name to a shared list when it is done.

use std::sync::Mutex;
use std::time::Duration;

static FILES: Mutex<Vec<String>> = Mutex::new(Vec::new());

async fn download_file(id: u32) {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    FILES.lock().unwrap().push(format!("file_{id}.txt")); //~
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", FILES.lock().unwrap());
}
