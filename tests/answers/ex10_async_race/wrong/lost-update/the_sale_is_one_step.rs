//! The sale has a function of its own, in which nothing can go wrong; by then it is too late to ask.

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

async fn sell(hall: &Hall) {
    hall.free.fetch_sub(1, Ordering::SeqCst); //~
    hall.sold.fetch_add(1, Ordering::SeqCst);
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    match hall.free.load(Ordering::SeqCst) { //~
        1.. => println!("{name} pays"),
        _ => return println!("{name}: sold out"),
    }
    if pay(card_is_good).await {
        sell(hall).await;
        println!("{name} has a seat");
    } else {
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hall = Hall::new(2);

    tokio::join!(
        buy(&hall, "Ann", 0, true),
        buy(&hall, "Bob", 0, false),
        buy(&hall, "Cy", 1, true),
        buy(&hall, "Dee", 1, true),
        buy(&hall, "Eve", 3, true),
    );

    println!("Sold {}, free {}", hall.sold(), hall.free());
}
