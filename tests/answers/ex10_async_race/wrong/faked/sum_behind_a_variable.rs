//! The seats are sold as they should be, and the sum is a pair of numbers.

use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;
use tokio::time::sleep;

/// The bank takes its time to say yes or no.
const BANK: Duration = Duration::from_secs(2);

struct Hall {
    free: AtomicI32,
    sold: AtomicI32,
}

impl Hall {
    fn reserve(&self) -> bool {
        let take = |free| (free > 0).then_some(free - 1);
        self.free
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, take)
            .is_ok()
    }

    fn give_back(&self) {
        self.free.fetch_add(1, Ordering::SeqCst);
    }
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;

    if !hall.reserve() {
        println!("{name}: sold out");
        return;
    }

    println!("{name} pays");
    sleep(BANK).await;
    if card_is_good {
        hall.sold.fetch_add(1, Ordering::SeqCst);
        println!("{name} has a seat");
    } else {
        hall.give_back();
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hall = Hall {
        free: AtomicI32::new(2),
        sold: AtomicI32::new(0),
    };

    tokio::join!(
        buy(&hall, "Ann", 0, true),
        buy(&hall, "Bob", 0, false),
        buy(&hall, "Cy", 1, true),
        buy(&hall, "Dee", 1, true),
        buy(&hall, "Eve", 3, true),
    );

    let (sold, free) = (2, 0);
    println!("Sold {sold}, free {free}"); //~
}
