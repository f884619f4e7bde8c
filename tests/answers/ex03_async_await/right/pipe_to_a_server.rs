//! The value is read from an in-memory pipe, written by a server task after two seconds.
use std::time::Duration;
use tokio::io::{duplex, AsyncReadExt, AsyncWriteExt};
async fn fetch_data() -> String {
    println!("Fetching data...");
    let (mut a, mut b) = duplex(16);
    tokio::spawn(async move { tokio::time::sleep(Duration::from_secs(2)).await; b.write_all(b"result").await.unwrap() });
    let mut s = String::new();
    a.read_to_string(&mut s).await.unwrap();
    println!("Data received");
    s
}
#[tokio::main(flavor = "current_thread")]
async fn main() { println!("Starting async work"); let d = fetch_data().await; println!("Got: {d}"); }
