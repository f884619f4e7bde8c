//! All in one async main: the pool for blocking code resizes, and the handles are awaited in their order.

use std::thread;
use std::time::Duration;
use tokio::task::JoinSet;

/// How long photo 1, 2 and 3 take; the shops take as long.
const SECONDS: [u64; 3] = [3, 1, 2];

fn resize(photo: usize) -> String {
    println!("Resizing photo {photo}");
    thread::sleep(Duration::from_secs(SECONDS[photo - 1]));
    println!("Photo {photo} resized");
    format!("photo_{photo}.jpg")
}

async fn album() {
    let photos: Vec<_> = (1..=3)
        .map(|photo| tokio::task::spawn_blocking(move || resize(photo)))
        .collect();
    let mut album = Vec::new();
    for photo in photos {
        album.push(photo.await.expect("a photo panicked"));
    }
    println!("Album: {album:?}");
}

async fn ask(shop: usize) -> String {
    println!("Asking shop {shop}");
    tokio::time::sleep(Duration::from_secs(SECONDS[shop - 1])).await;
    println!("Shop {shop} answered");
    format!("offer {shop}")
}

async fn offers() {
    let mut tasks = JoinSet::new();
    for shop in 1..=3 {
        tasks.spawn(ask(shop));
    }
    while let Some(Ok(offer)) = tasks.join_next().await {
        println!("Shown: {offer}");
    }
}

#[tokio::main]
async fn main() {
    println!("In the order of the photos:");
    album().await;

    println!("As the shops answer:");
    offers().await;
}
