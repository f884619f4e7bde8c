//! The pool hands out numbers and puts the photos into a map that keeps them sorted.

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Mutex;
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
    let pool = ThreadPoolBuilder::new().num_threads(3).build().unwrap();
    let album = Mutex::new(BTreeMap::new());
    pool.install(|| {
        (1..4_usize).into_par_iter().for_each(|photo| {
            let name = resize(photo);
            album.lock().unwrap().insert(photo, name);
        });
    });
    let album: Vec<String> = album.into_inner().unwrap().into_values().collect();
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
    let mut tasks = JoinSet::new();
    (1..=3).for_each(|shop| drop(tasks.spawn(ask(shop))));
    while let Some(offer) = tasks.join_next_with_id().await {
        let (_, offer) = offer.expect("a shop panicked");
        println!("Shown: {offer}");
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
