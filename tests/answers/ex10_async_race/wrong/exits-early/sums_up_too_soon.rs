//! The buyers are spawned and left alone: main counts the seats while they pay.

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
    if pay(card_is_good).await {
        hall.sold.fetch_add(1, Ordering::SeqCst);
        println!("{name} has a seat");
    } else {
        hall.give_back();
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
            tokio::spawn( //~
                async move { buy(&hall, name, comes_after, card_is_good).await },
            )
        })
        .collect();
    sleep(Duration::from_secs(3)).await;
    drop(tasks);
    println!("Sold {}, free {}", hall.sold(), hall.free());
}
