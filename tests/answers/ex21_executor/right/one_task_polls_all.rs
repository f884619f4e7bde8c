//! `broadcast` runs one job on each thread of the pool and gives the values back in the order of the threads;
//! the three questions are polled by hand in one task.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
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
    let album = pool.broadcast(|thread| resize(thread.index() + 1));
    println!("Album: {album:?}");
}

async fn ask(shop: usize) -> String {
    println!("Asking shop {shop}");
    tokio::time::sleep(Duration::from_secs(SECONDS[shop - 1])).await;
    println!("Shop {shop} answered");
    format!("offer {shop}")
}

type Question = Pin<Box<dyn Future<Output = String>>>;

#[tokio::main(flavor = "current_thread")]
async fn offers() {
    let mut open: Vec<Question> = Vec::new();
    for shop in 1..=3 {
        open.push(Box::pin(ask(shop)));
    }
    while !open.is_empty() {
        let (at, offer) = poll_fn(|context| {
            for (at, question) in open.iter_mut().enumerate() {
                if let Poll::Ready(offer) = question.as_mut().poll(context) {
                    return Poll::Ready((at, offer));
                }
            }
            Poll::Pending
        })
        .await;
        drop(open.remove(at));
        println!("Shown: {offer}");
    }
}

fn main() {
    println!("In the order of the photos:");
    album();

    println!("As the shops answer:");
    offers();
}
