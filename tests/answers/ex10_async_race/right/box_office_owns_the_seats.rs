//! Nothing is shared: a task owns the seats, and the buyers ask it by channel.

use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::sleep;

enum Request {
    Reserve(oneshot::Sender<bool>),
    GiveBack,
    Sold,
}

async fn box_office(mut free: u32, mut requests: mpsc::Receiver<Request>) -> (u32, u32) {
    let mut sold = 0;
    while let Some(request) = requests.recv().await {
        match request {
            Request::Reserve(answer) => {
                let granted = free > 0;
                free -= u32::from(granted);
                let _ = answer.send(granted);
            }
            Request::GiveBack => free += 1,
            Request::Sold => sold += 1,
        }
    }
    (sold, free)
}

async fn buy(office: mpsc::Sender<Request>, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let (answer, granted) = oneshot::channel();
    office.send(Request::Reserve(answer)).await.unwrap();
    if !granted.await.unwrap() {
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    sleep(Duration::from_secs(2)).await;
    if card_is_good {
        office.send(Request::Sold).await.unwrap();
        println!("{name} has a seat");
    } else {
        office.send(Request::GiveBack).await.unwrap();
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (office, requests) = mpsc::channel(8);
    let counter = tokio::spawn(box_office(2, requests));
    let mut buyers = tokio::task::JoinSet::new();
    for (name, comes_after, card_is_good) in [
        ("Ann", 0, true),
        ("Bob", 0, false),
        ("Cy", 1, true),
        ("Dee", 1, true),
        ("Eve", 3, true),
    ] {
        buyers.spawn(buy(office.clone(), name, comes_after, card_is_good));
    }
    drop(office);
    buyers.join_all().await;
    let (sold, free) = counter.await.unwrap();
    println!("Sold {sold}, free {free}");
}
