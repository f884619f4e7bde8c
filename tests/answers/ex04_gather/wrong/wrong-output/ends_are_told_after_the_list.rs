//! Each download ends when a guard is dropped, and that is after the list.

use std::time::Duration;

struct Done(u32);

impl Drop for Done {
    fn drop(&mut self) {
        println!("File {} downloaded", self.0); //~
    }
}

async fn download_file(id: u32) -> (String, Done) {
    println!("Downloading file {id}");
    let done = Done(id);
    tokio::time::sleep(Duration::from_secs(1)).await;
    (format!("file_{id}.txt"), done)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (first, second, third) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [&first.0, &second.0, &third.0]);
}
