//! `block_on` with an async block on a hand-made one-thread runtime; `main` prints the list.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("no runtime");
    let files = runtime.block_on(async {
        let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
        [a, b, c]
    });
    println!("All files: {files:?}");
}
