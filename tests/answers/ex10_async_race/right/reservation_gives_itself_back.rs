//! A reservation is a value that gives the seat back when it is dropped, and not when it is paid.

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

/// A seat that is held; it is free again when this is dropped.
struct Reservation<'a> {
    hall: &'a Hall,
}

impl Hall {
    fn reserve(&self) -> Option<Reservation<'_>> {
        let mut seats = self.seats.lock().unwrap();
        seats.free = seats.free.checked_sub(1).filter(|free| *free >= 0)?;
        Some(Reservation { hall: self })
    }
}

impl Reservation<'_> {
    fn paid(self) {
        self.hall.seats.lock().unwrap().sold += 1;
        std::mem::forget(self);
    }
}

impl Drop for Reservation<'_> {
    fn drop(&mut self) {
        self.hall.seats.lock().unwrap().free += 1;
    }
}

/// The bank takes two seconds to say yes or no.
async fn pay(card_is_good: bool) -> bool {
    sleep(Duration::from_secs(2)).await;
    card_is_good
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let Some(seat) = hall.reserve() else {
        println!("{name}: sold out");
        return;
    };
    println!("{name} pays");
    if pay(card_is_good).await {
        seat.paid();
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
