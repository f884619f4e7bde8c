//! A deadline closes the box office while Eve is paying.

use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;
use tokio::time::{sleep, timeout};

const BANK: Duration = Duration::from_secs(2);

struct Hall {
    free: AtomicI32,
    sold: AtomicI32,
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let take = |free: i32| (free > 0).then_some(free - 1);
    if hall
        .free
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, take)
        .is_err()
    {
        println!("{name}: sold out");
        return;
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
    let hall = Hall {
        free: AtomicI32::new(2),
        sold: AtomicI32::new(0),
    };
    let all = async {
        tokio::join!(
            buy(&hall, "Ann", 0, true),
            buy(&hall, "Bob", 0, false),
            buy(&hall, "Cy", 1, true),
            buy(&hall, "Dee", 1, true),
            buy(&hall, "Eve", 3, true),
        )
    };
    let _ = timeout(Duration::from_secs(4), all).await; //~
    println!(
        "Sold {}, free {}",
        hall.sold.load(Ordering::SeqCst),
        hall.free.load(Ordering::SeqCst)
    );
}
