//! A lock for the look and a lock for the sale, and the payment between the two.

use std::sync::Mutex;
use std::time::Duration;
use tokio::time::sleep;

struct Hall {
    seats: Mutex<Seats>,
}

struct Seats {
    free: i32,
    sold: i32,
}

impl Hall {
    fn new(free: i32) -> Self {
        Self {
            seats: Mutex::new(Seats { free, sold: 0 }),
        }
    }

    fn free(&self) -> i32 {
        self.seats.lock().unwrap().free
    }

    fn sold(&self) -> i32 {
        self.seats.lock().unwrap().sold
    }
}

/// The bank takes two seconds to say yes or no.
async fn pay(card_is_good: bool) -> bool {
    sleep(Duration::from_secs(2)).await;
    card_is_good
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    if hall.seats.lock().unwrap().free <= 0 { //~
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    let paid = pay(card_is_good).await;
    if paid {
        let mut seats = hall.seats.lock().unwrap(); //~
        seats.free -= 1;
        seats.sold += 1;
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

    println!("Sold {}, free {}", hall.sold(), hall.free());
}
