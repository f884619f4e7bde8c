//! Nobody joins the threads: main sleeps as long as the slowest.

use std::sync::{Arc, Mutex};
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

fn album() {
    let album = Arc::new(Mutex::new(vec![String::new(); 3]));
    for n in 1..=3 {
        let album = album.clone();
        thread::spawn(move || {
            let photo = resize(n);
            album.lock().unwrap()[n - 1] = photo;
        });
    }
    thread::sleep(Duration::from_secs(3)); //~
    let album = album.lock().unwrap().clone();
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
    let mut tasks: JoinSet<String> = (1..=3).map(ask).collect();

    // Not `join_all`: that has them in the same order, but only when the last one is there.
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
