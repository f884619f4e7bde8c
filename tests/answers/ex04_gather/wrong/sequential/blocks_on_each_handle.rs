//! The loop that spawns each task blocks on its handle before the next.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

fn main() {
    let rt = tokio::runtime::Runtime::new().unwrap();
    let mut v = vec![];
    for id in 1..=3 {
        let h = rt.spawn(download_file(id));
        let name = rt.block_on(h).unwrap(); //~
        v.push(name);
    }
    println!("All files: {v:?}");
}
