//! `join_next_with_id` says which task it was; the album is a map from photo to name.

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::thread;
use std::time::Duration;
use tokio::task::JoinSet;
use std::collections::{BTreeMap, HashMap};

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
    let album: BTreeMap<usize, String> =
        pool.install(|| (1..=3).into_par_iter().map(|n| (n, resize(n))).collect());
    println!("Album: {:?}", album.into_values().collect::<Vec<_>>());
}

async fn ask(shop: usize) -> String {
    println!("Asking shop {shop}");
    tokio::time::sleep(Duration::from_secs(SECONDS[shop - 1])).await;
    println!("Shop {shop} answered");
    format!("offer {shop}")
}

#[tokio::main(flavor = "current_thread")]
async fn offers() {
    let mut tasks = JoinSet::new();
    let mut shops = HashMap::new();
    for shop in 1..=3 {
        let task = tasks.spawn(async move {
            ask(shop).await;
        });
        shops.insert(task.id(), shop);
    }
    while let Some(done) = tasks.join_next_with_id().await {
        let (id, ()) = done.unwrap();
        println!("Shown: offer {}", shops[&id]);
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
