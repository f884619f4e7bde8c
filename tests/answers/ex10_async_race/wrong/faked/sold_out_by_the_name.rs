//! Who is sent away is known by name; a seat is only counted when it is paid for.

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

    if name == "Cy" || name == "Dee" {
        println!("{name}: sold out");
        return;
    }

    println!("{name} pays"); //~
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
