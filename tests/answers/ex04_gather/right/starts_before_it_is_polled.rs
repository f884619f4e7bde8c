//! A plain function prints the start and returns the future of the rest.
use std::future::Future;
use std::time::Duration;

fn download_file(id: u32) -> impl Future<Output = String> {
    println!("Downloading file {id}");
    async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        println!("File {id} downloaded");
        format!("file_{id}.txt")
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
