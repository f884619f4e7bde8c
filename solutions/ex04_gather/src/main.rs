//! Three downloads that wait at the same time, in one task, on one thread.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // `join!` and not `spawn`: three waits need no tasks of their own. The results come
    // in the order in which the futures stand here, whichever of them is done first.
    let (first, second, third) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [first, second, third]);
}
