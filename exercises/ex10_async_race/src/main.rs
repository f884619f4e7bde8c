//! Two seats are left, and five people want one. Ann and Bob come at once, Cy and Dee a second later,
//! Eve two seconds after them. Bob's card will be declined, so his seat is for sale again when Eve comes.
//!
//! All of it runs on one thread, so nothing can come in between. Or can it? Too many seats are sold.

use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;
use tokio::time::sleep;

/// The bank takes its time to say yes or no.
const BANK: Duration = Duration::from_secs(2);

struct Hall {
    free: AtomicI32,
    sold: AtomicI32,
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;

    // TODO: while the bank thinks, the others look for a seat too. What should they find?
    // And what should Eve find when Bob's card has been declined?
    if hall.free.load(Ordering::SeqCst) <= 0 {
        println!("{name}: sold out");
        return;
    }

    println!("{name} pays");
    sleep(BANK).await;
    if card_is_good {
        hall.free.fetch_sub(1, Ordering::SeqCst);
        hall.sold.fetch_add(1, Ordering::SeqCst);
        println!("{name} has a seat");
    } else {
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

    let sold = hall.sold.load(Ordering::SeqCst);
    let free = hall.free.load(Ordering::SeqCst);
    println!("Sold {sold}, free {free}");
}
