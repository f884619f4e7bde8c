//! An async closure, called three times.

use std::time::Duration;

#[tokio::main(flavor = "current_thread")]

async fn main() {
    let prefix = String::from("file");
    let download = async |id: u32| {
        println!("Downloading file {id}");
        tokio::time::sleep(Duration::from_secs(1)).await;
        println!("File {id} downloaded");
        format!("{prefix}_{id}.txt")
    };
    let (a, b, c) = tokio::join!(download(1), download(2), download(3));
    println!("All files: {:?}", (&[a, b, c]));
}
