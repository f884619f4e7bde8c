//! Results go into shared slots under a std lock that is held for one assignment only.

use std::sync::{Arc, Mutex};
use std::time::Duration;

async fn download_file(id: usize, slots: Arc<Mutex<Vec<Option<String>>>>) {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    slots.lock().unwrap()[id - 1] = Some(format!("file_{id}.txt"));
}

#[tokio::main]
async fn main() {
    let slots = Arc::new(Mutex::new(vec![None; 3]));
    let tasks: Vec<_> = (1..=3)
        .map(|id| tokio::spawn(download_file(id, slots.clone())))
        .collect();
    for task in tasks {
        task.await.expect("a download panicked");
    }
    let files: Vec<String> = slots.lock().unwrap().drain(..).flatten().collect();
    println!("All files: {files:?}");
}
