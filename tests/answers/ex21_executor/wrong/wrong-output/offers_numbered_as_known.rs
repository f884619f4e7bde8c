//! Waits for whichever shop is next, and shows the one that is known to be it.

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
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
    // A pool of our own: the global one has a thread for each core, which is a rule for computing.
    let pool = ThreadPoolBuilder::new().num_threads(3).build();
    let pool = pool.expect("three threads can be started");

    // `collect` puts each result in the place of its input, whichever is ready first.
    let album: Vec<String> = pool.install(|| (1..=3).into_par_iter().map(resize).collect());
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
    let mut known = [2, 3, 1].into_iter();
    while tasks.join_next().await.is_some() {
        println!("Shown: offer {}", known.next().unwrap()); //~
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
