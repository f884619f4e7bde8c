//! The photos are resized by tasks, and `resize` has become a wait: nothing is computed on any thread.

use std::thread;
use std::time::Duration;
use tokio::task::JoinSet;

/// How long photo 1, 2 and 3 take; the shops take as long.
const SECONDS: [u64; 3] = [3, 1, 2];

async fn resize(photo: usize) -> String {
    println!("Resizing photo {photo}");
    tokio::time::sleep(Duration::from_secs(SECONDS[photo - 1])).await; //~
    println!("Photo {photo} resized");
    format!("photo_{photo}.jpg")
}

#[tokio::main(flavor = "current_thread")]
async fn album() {
    let (first, second, third) = tokio::join!(resize(1), resize(2), resize(3));
    println!("Album: {:?}", [first, second, third]);
}

async fn ask(shop: usize) -> String {
    println!("Asking shop {shop}");
    tokio::time::sleep(Duration::from_secs(SECONDS[shop - 1])).await;
    println!("Shop {shop} answered");
    format!("offer {shop}")
}

#[tokio::main(flavor = "current_thread")]
async fn offers() {
    let mut tasks: JoinSet<String> = (1..=3).map(ask).collect();
    while let Some(offer) = tasks.join_next().await {
        println!("Shown: {}", offer.expect("a shop panicked"));
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
