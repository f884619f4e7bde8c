//! One async function downloads all three around one wait.

use std::time::Duration;

async fn download_files(ids: [u32; 3]) -> [String; 3] {
    ids.iter().for_each(|id| println!("Downloading file {id}"));
    tokio::time::sleep(Duration::from_secs(1)).await; //~
    ids.iter().for_each(|id| println!("File {id} downloaded"));
    ids.map(|id| format!("file_{id}.txt"))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let files = download_files([1, 2, 3]).await;
    println!("All files: {files:?}");
}
