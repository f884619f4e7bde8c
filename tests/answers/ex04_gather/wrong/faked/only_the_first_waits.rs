//! Only the first download waits; it prints the ends of the others, which are over at once.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    if id == 1 {
        tokio::time::sleep(Duration::from_secs(1)).await; //~
        for other in 1..=3 {
            println!("File {other} downloaded");
        }
    }
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
