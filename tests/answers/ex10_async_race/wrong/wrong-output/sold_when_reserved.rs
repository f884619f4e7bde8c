//! Counted as sold when the payment begins, and not taken back when the card is declined.

use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;
use tokio::time::sleep;

struct Hall {
    free: AtomicI32,
    sold: AtomicI32,
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let take = |free| if free > 0 { Some(free - 1) } else { None };
    if hall
        .free
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, take)
        .is_err()
    {
        println!("{name}: sold out");
        return;
    }
    hall.sold.fetch_add(1, Ordering::SeqCst);
    println!("{name} pays");
    sleep(Duration::from_secs(2)).await;
    if card_is_good {
        println!("{name} has a seat");
    } else {
        hall.free.fetch_add(1, Ordering::SeqCst);
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
    println!( //~
        "Sold {}, free {}",
        hall.sold.load(Ordering::SeqCst),
        hall.free.load(Ordering::SeqCst)
    );
}
