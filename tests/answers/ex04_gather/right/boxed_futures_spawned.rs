//! Boxed futures in a `Vec`, as a plugin system keeps them; all are spawned before one is awaited.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

type Job = Pin<Box<dyn Future<Output = String> + Send>>;

fn job(id: u32) -> Job {
    Box::pin(async move {
        println!("Downloading file {id}");
        tokio::time::sleep(Duration::from_secs(1)).await;
        println!("File {id} downloaded");
        format!("file_{id}.txt")
    })
}

#[tokio::main]
async fn main() {
    let jobs: Vec<Job> = vec![job(1), job(2), job(3)];
    let running: Vec<_> = jobs.into_iter().map(tokio::spawn).collect();
    let mut files = Vec::new();
    for task in running {
        files.push(task.await.unwrap());
    }
    println!("All files: {files:?}");
}
