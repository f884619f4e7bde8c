//! tokio's `Mutex`, given back before the bank is asked.

use std::time::Duration;
use tokio::time::sleep;

struct Hall {
    seats: tokio::sync::Mutex<Seats>,
}

struct Seats {
    free: i32,
    sold: i32,
}

impl Hall {
    fn new(free: i32) -> Self {
        Self {
            seats: tokio::sync::Mutex::new(Seats { free, sold: 0 }),
        }
    }

    async fn free(&self) -> i32 {
        self.seats.lock().await.free
    }

    async fn sold(&self) -> i32 {
        self.seats.lock().await.sold
    }
}

/// The bank takes two seconds to say yes or no.
async fn pay(card_is_good: bool) -> bool {
    sleep(Duration::from_secs(2)).await;
    card_is_good
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    {
        let mut seats = hall.seats.lock().await;
        if seats.free == 0 {
            println!("{name}: sold out");
            return;
        }
        seats.free -= 1;
    }
    println!("{name} pays");
    let paid = pay(card_is_good).await;
    let mut seats = hall.seats.lock().await;
    if paid {
        seats.sold += 1;
        println!("{name} has a seat");
    } else {
        seats.free += 1;
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

    println!("Sold {}, free {}", hall.sold().await, hall.free().await);
}
