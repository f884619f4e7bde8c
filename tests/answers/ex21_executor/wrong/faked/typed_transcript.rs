//! All lines are typed in, around three sleeps.

use std::thread;
use std::time::Duration;

/// How long photo 1, 2 and 3 take; the shops take as long.
const SECONDS: [u64; 3] = [3, 1, 2];

fn album() {
    (1..=3).for_each(|photo| println!("Resizing photo {photo}"));
    for photo in [2, 3, 1] {
        thread::sleep(Duration::from_secs(1)); //~
        println!("Photo {photo} resized");
    }
    println!(
        "Album: {:?}",
        [1, 2, 3].map(|photo| format!("photo_{photo}.jpg"))
    );
}

fn offers() {
    (1..=3).for_each(|shop| println!("Asking shop {shop}"));
    for shop in [2, 3, 1] {
        thread::sleep(Duration::from_secs(1)); //~
        println!("Shop {shop} answered\nShown: offer {shop}");
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
