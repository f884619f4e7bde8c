//! Joins within joins have their values where they stand; a `select!` takes whichever question is answered.

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
    let (first, (second, third)) =
        pool.install(|| rayon::join(|| resize(1), || rayon::join(|| resize(2), || resize(3))));
    println!("Album: {:?}", [first, second, third]);
}

async fn ask(shop: usize) -> String {
    println!("Asking shop {shop}");
    tokio::time::sleep(Duration::from_secs(SECONDS[shop - 1])).await;
    println!("Shop {shop} answered");
    format!("offer {shop}")
}

#[tokio::main(flavor = "current_thread")]
async fn offers() {
    let (first, second, third) = (ask(1), ask(2), ask(3));
    tokio::pin!(first, second, third);
    let mut done = [false; 3];
    while done != [true; 3] {
        let (at, offer) = tokio::select! {
            offer = &mut first, if !done[0] => (0, offer),
            offer = &mut second, if !done[1] => (1, offer),
            offer = &mut third, if !done[2] => (2, offer),
        };
        done[at] = true;
        println!("Shown: {offer}");
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
