//! A trait with an async function, and a struct for each download.

use std::time::Duration;

const DELAY: Duration = Duration::from_secs(1);

trait Download {
    fn id(&self) -> u32;

    async fn run(&self) -> String {
        let id = self.id();
        println!("Downloading file {id}");
        tokio::time::sleep(DELAY).await;
        println!("File {id} downloaded");
        format!("file_{id}.txt")
    }
}

struct Numbered(u32);

impl Download for Numbered {
    fn id(&self) -> u32 {
        self.0
    }
}

#[tokio::main(flavor = "current_thread")]

async fn main() {
    let [a, b, c] = [Numbered(1), Numbered(2), Numbered(3)];
    let (a, b, c) = tokio::join!(a.run(), b.run(), c.run());
    println!("All files: {:?}", [a, b, c]);
}
