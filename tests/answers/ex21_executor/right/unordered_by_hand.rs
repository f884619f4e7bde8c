//! A list of futures, of which a future of ours gives the next that is ready.

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::thread;
use std::time::Duration;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

/// How long photo 1, 2 and 3 take; the shops take as long.
const SECONDS: [u64; 3] = [3, 1, 2];

fn resize(photo: usize) -> String {
    println!("Resizing photo {photo}");
    thread::sleep(Duration::from_secs(SECONDS[photo - 1]));
    println!("Photo {photo} resized");
    format!("photo_{photo}.jpg")
}

fn album() {
    let pool = ThreadPoolBuilder::new().num_threads(3).build();
    let pool = pool.expect("three threads can be started");
    let album: Vec<String> = pool.install(|| (1..=3).into_par_iter().map(resize).collect());
    println!("Album: {album:?}");
}

async fn ask(shop: usize) -> String {
    println!("Asking shop {shop}");
    tokio::time::sleep(Duration::from_secs(SECONDS[shop - 1])).await;
    println!("Shop {shop} answered");
    format!("offer {shop}")
}

type Asked = Pin<Box<dyn Future<Output = String>>>;

async fn next(asked: &mut Vec<Asked>) -> String {
    poll_fn(|cx| {
        for at in 0..asked.len() {
            if let Poll::Ready(offer) = asked[at].as_mut().poll(cx) {
                drop(asked.swap_remove(at));
                return Poll::Ready(offer);
            }
        }
        Poll::Pending
    })
    .await
}

#[tokio::main(flavor = "current_thread")]
async fn offers() {
    let mut asked: Vec<Asked> = (1..=3).map(|shop| Box::pin(ask(shop)) as Asked).collect();
    while !asked.is_empty() {
        let offer = next(&mut asked).await;
        println!("Shown: {offer}");
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
