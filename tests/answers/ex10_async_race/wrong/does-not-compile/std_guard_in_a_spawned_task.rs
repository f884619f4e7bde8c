//! The std guard across the await again, in tasks that may change their thread: here the compiler says no.

use std::sync::{Arc, Mutex};
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
    let mut seats = hall.seats.lock().unwrap();
    if seats.free == 0 {
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    if pay(card_is_good).await {
        seats.free -= 1;
        seats.sold += 1;
        println!("{name} has a seat");
    } else {
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
            tokio::spawn(async move { buy(&hall, name, comes_after, card_is_good).await }) //~
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    println!("Sold {}, free {}", hall.sold(), hall.free());
}
