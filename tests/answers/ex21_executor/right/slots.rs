//! Each job of a scope writes into a slot of its own; each task shows its own offer.

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
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(3)
        .build()
        .unwrap();
    let mut album = vec![String::new(); 3];
    pool.scope(|scope| {
        for (photo, slot) in (1..).zip(&mut album) {
            scope.spawn(move |_| *slot = resize(photo));
        }
    });
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
    let mut tasks = tokio::task::JoinSet::new();
    for shop in 1..=3 {
        tasks.spawn(async move { println!("Shown: {}", ask(shop).await) });
    }
    tasks.join_all().await;
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
