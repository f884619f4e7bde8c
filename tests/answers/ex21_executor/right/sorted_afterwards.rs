//! The photos come as they are ready, each with its number, and are sorted before anybody sees them;
//! the offers come through a channel of tokio's.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long photo 1, 2 and 3 take; the shops take as long.
const SECONDS: [u64; 3] = [3, 1, 2];

fn resize(photo: usize) -> String {
    println!("Resizing photo {photo}");
    thread::sleep(Duration::from_secs(SECONDS[photo - 1]));
    println!("Photo {photo} resized");
    format!("photo_{photo}.jpg")
}

fn album() {
    let (sender, photos) = mpsc::channel();
    for photo in 1..=3 {
        let sender = sender.clone();
        thread::spawn(move || sender.send((photo, resize(photo))).unwrap());
    }
    drop(sender);
    let mut album: Vec<(usize, String)> = photos.iter().collect();
    album.sort();
    let album: Vec<String> = album.into_iter().map(|(_, name)| name).collect();
    println!("Album: {album:?}");
}

async fn ask(shop: usize) -> String {
    println!("Asking shop {shop}");
    tokio::time::sleep(Duration::from_secs(SECONDS[shop - 1])).await;
    println!("Shop {shop} answered");
    format!("offer {shop}")
}

#[tokio::main]
async fn offers() {
    let (sender, mut offers) = tokio::sync::mpsc::channel(1);
    for shop in 1..=3 {
        let sender = sender.clone();
        tokio::spawn(async move { sender.send(ask(shop).await).await });
    }
    drop(sender);
    while let Some(offer) = offers.recv().await {
        println!("Shown: {offer}");
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
