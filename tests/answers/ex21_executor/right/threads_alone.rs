//! No pool and no task: handles joined in their order, and a channel that tells who is ready.

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
    let threads: Vec<_> = (1..=3)
        .map(|photo| thread::spawn(move || resize(photo)))
        .collect();
    let album: Vec<String> = threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect();
    println!("Album: {album:?}");
}

fn ask(shop: usize) -> String {
    println!("Asking shop {shop}");
    thread::sleep(Duration::from_secs(SECONDS[shop - 1]));
    println!("Shop {shop} answered");
    format!("offer {shop}")
}

fn offers() {
    let (sender, offers) = mpsc::channel();
    for shop in 1..=3 {
        let sender = sender.clone();
        thread::spawn(move || sender.send(ask(shop)));
    }
    drop(sender);
    for offer in offers {
        println!("Shown: {offer}");
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
