//! An indexed iterator fills a vector that is there; the offers come through a channel of tokio.

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::thread;
use std::time::Duration;
use tokio::sync::mpsc;

/// How long photo 1, 2 and 3 take; the shops take as long.
const SECONDS: [u64; 3] = [3, 1, 2];

fn resize(photo: usize) -> String {
    println!("Resizing photo {photo}");
    thread::sleep(Duration::from_secs(SECONDS[photo - 1]));
    println!("Photo {photo} resized");
    format!("photo_{photo}.jpg")
}

fn album() {
    let pool = ThreadPoolBuilder::new().num_threads(3).build().unwrap();
    let mut album = Vec::new();
    pool.install(|| {
        SECONDS
            .par_iter()
            .enumerate()
            .map(|(n, _)| resize(n + 1))
            .collect_into_vec(&mut album)
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
    let (tx, mut rx) = mpsc::unbounded_channel();
    for shop in 1..=3 {
        let tx = tx.clone();
        tokio::spawn(async move { tx.send(ask(shop).await) });
    }
    drop(tx);
    while let Some(offer) = rx.recv().await {
        println!("Shown: {offer}");
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
