//! Scoped threads give their values back in the order of their handles; in the second scope they send them.

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
    let album = thread::scope(|scope| {
        let threads = [1, 2, 3].map(|photo| scope.spawn(move || resize(photo)));
        threads.map(|thread| thread.join().expect("a photo panicked"))
    });
    println!("Album: {album:?}");
}

fn ask(shop: usize) -> String {
    println!("Asking shop {shop}");
    thread::sleep(Duration::from_secs(SECONDS[shop - 1]));
    println!("Shop {shop} answered");
    format!("offer {shop}")
}

fn offers() {
    thread::scope(|scope| {
        let (sender, offers) = mpsc::sync_channel(0);
        for shop in 1..=3 {
            let sender = sender.clone();
            scope.spawn(move || sender.send(ask(shop)));
        }
        drop(sender);
        offers.iter().for_each(|offer| println!("Shown: {offer}"));
    });
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
