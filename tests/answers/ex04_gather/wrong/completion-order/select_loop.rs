//! A `select!` loop that pushes the name of whichever future is ready.

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
    let mut done = [false; 3];
    let mut files = Vec::new();
    while done != [true; 3] {
        let (index, name) = tokio::select! {
            name = &mut first, if !done[0] => (0, name),
            name = &mut second, if !done[1] => (1, name),
            name = &mut third, if !done[2] => (2, name),
        };
        done[index] = true;
        files.push(name); //~
    }
    println!("All files: {files:?}"); //~
}
