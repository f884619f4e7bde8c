//! An array of handles by `map`, awaited in place.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]

async fn main() {
    let [one, two, three] = [1, 2, 3].map(download_file).map(tokio::spawn);
    let (one, two, three) = tokio::try_join!(one, two, three).expect("a download panicked");
    println!("All files: {:?}", [one, two, three]);
}
