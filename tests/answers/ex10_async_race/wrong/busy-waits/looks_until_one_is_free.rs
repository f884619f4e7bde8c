//! Who finds no seat looks again and again, in case one is given back.

use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;
use tokio::task::yield_now;
use tokio::time::sleep;

const BANK: Duration = Duration::from_secs(2);

struct Hall {
    free: AtomicI32,
    sold: AtomicI32,
}

impl Hall {
    fn new() -> Self {
        Self {
            free: AtomicI32::new(2),
            sold: AtomicI32::new(0),
        }
    }
    fn count(&self) -> (i32, i32) {
        (
            self.sold.load(Ordering::SeqCst),
            self.free.load(Ordering::SeqCst),
        )
    }
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let take = |free: i32| (free > 0).then_some(free - 1);
    while hall
        .free
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, take) //~
        .is_err()
    {
        if hall.sold.load(Ordering::SeqCst) == 2 {
            println!("{name}: sold out");
            return;
        }
        yield_now().await;
    }
    println!("{name} pays");
    sleep(BANK).await;
    if card_is_good {
        hall.sold.fetch_add(1, Ordering::SeqCst);
        println!("{name} has a seat");
    } else {
        hall.free.fetch_add(1, Ordering::SeqCst);
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hall = Hall::new();
    tokio::join!(
        buy(&hall, "Ann", 0, true),
        buy(&hall, "Bob", 0, false),
        buy(&hall, "Cy", 1, true),
        buy(&hall, "Dee", 1, true),
        buy(&hall, "Eve", 3, true),
    );
    let (sold, free) = hall.count();
    println!("Sold {sold}, free {free}");
}
