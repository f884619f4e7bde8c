//! A `select!` loop over three pinned futures, each with a slot for its result.

use std::pin::pin;
use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]

async fn main() {
    let mut first = pin!(download_file(1));
    let mut second = pin!(download_file(2));
    let mut third = pin!(download_file(3));
    let mut files: [Option<String>; 3] = Default::default();
    while files.contains(&None) {
        tokio::select! {
            name = &mut first, if files[0].is_none() => files[0] = Some(name),
            name = &mut second, if files[1].is_none() => files[1] = Some(name),
            name = &mut third, if files[2].is_none() => files[2] = Some(name),
        }
    }
    println!("All files: {:?}", files.map(Option::unwrap_or_default));
}
