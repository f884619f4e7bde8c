//! One thread needs no lock and no atomic: a `Cell` is enough, as long as no await comes in between.

use std::cell::Cell;
use std::time::Duration;
use tokio::time::sleep;

struct Hall {
    free: Cell<i32>,
    sold: Cell<i32>,
}

impl Hall {
    fn new(free: i32) -> Self {
        Self {
            free: Cell::new(free),
            sold: Cell::new(0),
        }
    }

    fn free(&self) -> i32 {
        self.free.get()
    }

    fn sold(&self) -> i32 {
        self.sold.get()
    }
}

/// The bank takes two seconds to say yes or no.
async fn pay(card_is_good: bool) -> bool {
    sleep(Duration::from_secs(2)).await;
    card_is_good
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    if hall.free() == 0 {
        println!("{name}: sold out");
        return;
    }
    hall.free.set(hall.free() - 1);
    println!("{name} pays");
    if pay(card_is_good).await {
        hall.sold.set(hall.sold() + 1);
        println!("{name} has a seat");
    } else {
        hall.free.set(hall.free() + 1);
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
