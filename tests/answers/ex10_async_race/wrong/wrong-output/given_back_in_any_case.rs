//! The seat is given back also by those who have paid for it.

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

    /// Looks for a seat and takes it, in one step: there is no await in it.
    fn reserve(&self) -> bool {
        let order = Ordering::SeqCst;
        let take = |free| (free > 0).then_some(free - 1);
        self.free.fetch_update(order, order, take).is_ok()
    }

    fn give_back(&self) {
        self.free.fetch_add(1, Ordering::SeqCst);
    }
}

/// The bank takes two seconds to say yes or no.
async fn pay(card_is_good: bool) -> bool {
    sleep(Duration::from_secs(2)).await;
    card_is_good
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;

    // The seat is taken before the await: whoever comes while the bank thinks finds it gone.
    if !hall.reserve() {
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    let paid = pay(card_is_good).await;
    hall.give_back();
    if paid {
        hall.sold.fetch_add(1, Ordering::SeqCst);
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

    println!("Sold {}, free {}", hall.sold(), hall.free()); //~
}
