//! A read guard for the look, a write guard for the sale.

use std::time::Duration;
use tokio::sync::RwLock;
use tokio::time::sleep;

struct Hall {
    free: RwLock<i32>,
    sold: RwLock<i32>,
}

impl Hall {
    fn new(free: i32) -> Self {
        Self {
            free: RwLock::new(free),
            sold: RwLock::new(0),
        }
    }
}

/// The bank takes two seconds to say yes or no.
async fn pay(card_is_good: bool) -> bool {
    sleep(Duration::from_secs(2)).await;
    card_is_good
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    if *hall.free.read().await <= 0 { //~
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    if pay(card_is_good).await {
        *hall.free.write().await -= 1; //~
        *hall.sold.write().await += 1;
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

    println!(
        "Sold {}, free {}",
        hall.sold.read().await,
        hall.free.read().await
    );
}
