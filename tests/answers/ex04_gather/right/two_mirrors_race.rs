//! Two mirrors race: the near one takes a second, the far one five.
use std::time::Duration;
use tokio::time::sleep;

async fn mirror(id: u32, secs: u64) -> String {
    sleep(Duration::from_secs(secs)).await;
    format!("file_{id}.txt")
}

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    let name = tokio::select! {
        n = mirror(id, 1) => n,
        n = mirror(id, 5) => n,
    };
    println!("File {id} downloaded");
    name
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
