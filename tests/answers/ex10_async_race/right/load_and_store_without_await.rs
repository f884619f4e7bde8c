//! A load and a store with nothing between them: on one thread, where there is no await, nobody comes in between.

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
    let free = hall.free();
    if free == 0 {
        println!("{name}: sold out");
        return;
    }
    hall.free.store(free - 1, Ordering::SeqCst);
    println!("{name} pays");
    if pay(card_is_good).await {
        hall.sold.store(hall.sold() + 1, Ordering::SeqCst);
        println!("{name} has a seat");
    } else {
        hall.free.store(hall.free() + 1, Ordering::SeqCst);
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
