//! Three photos for an album, and three shops that are asked for an offer.
//!
//! All of it runs at once already, but each half does what the other one should: the album has the photos
//! as they were ready, and the first offer is kept back until the slowest shop has answered.
//! `resize` and `ask` can stay as they are.

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
    // TODO: a pool of three rayon threads, and a parallel map: the photos in the order of their numbers.
    let (sender, photos) = mpsc::channel();
    for photo in 1..=3 {
        let sender = sender.clone();
        thread::spawn(move || sender.send(resize(photo)).expect("main listens"));
    }
    drop(sender);
    let album: Vec<String> = photos.iter().collect();
    println!("Album: {album:?}");
}

async fn ask(shop: usize) -> String {
    println!("Asking shop {shop}");
    tokio::time::sleep(Duration::from_secs(SECONDS[shop - 1])).await;
    println!("Shop {shop} answered");
    format!("offer {shop}")
}

#[tokio::main(flavor = "current_thread")]
async fn offers() {
    // TODO: a `JoinSet`, which gives back whichever task is done first: each offer as soon as it is there.
    let tasks: Vec<_> = (1..=3).map(|shop| tokio::spawn(ask(shop))).collect();
    for task in tasks {
        let offer = task.await.expect("a shop panicked");
        println!("Shown: {offer}");
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
