//! The same gap with tasks on several threads. It was never the number of threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;
use tokio::time::sleep;

struct Hall {
    free: AtomicI32,
    sold: AtomicI32,
}

impl Hall {
    fn new(free: i32) -> Self {
        Self {
            free: AtomicI32::new(free),
            sold: AtomicI32::new(0),
        }
    }

    fn free(&self) -> i32 {
        self.free.load(Ordering::SeqCst)
    }

    fn sold(&self) -> i32 {
        self.sold.load(Ordering::SeqCst)
    }
}

/// The bank takes two seconds to say yes or no.
async fn pay(card_is_good: bool) -> bool {
    sleep(Duration::from_secs(2)).await;
    card_is_good
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;

    // TODO: while the bank thinks, the others look for a seat too. What must they find?
    if hall.free() <= 0 {
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    if pay(card_is_good).await { //~
        hall.free.fetch_sub(1, Ordering::SeqCst); //~
        hall.sold.fetch_add(1, Ordering::SeqCst);
        println!("{name} has a seat");
    } else {
        println!("{name}: card declined");
    }
}

#[tokio::main]
async fn main() {
    let hall = Arc::new(Hall::new(2));
    let buyers = [
        ("Ann", 0, true),
        ("Bob", 0, false),
        ("Cy", 1, true),
        ("Dee", 1, true),
        ("Eve", 3, true),
    ];
    let tasks: Vec<_> = buyers
        .into_iter()
        .map(|(name, comes_after, card_is_good)| {
            let hall = Arc::clone(&hall);
            tokio::spawn(async move { buy(&hall, name, comes_after, card_is_good).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    println!("Sold {}, free {}", hall.sold(), hall.free());
}
