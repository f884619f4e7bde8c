//! A plain `Cell` on one thread: what was read before the await is written back after it.

use std::cell::Cell;
use std::time::Duration;
use tokio::time::sleep;

const BANK: Duration = Duration::from_secs(2);

struct Hall {
    free: Cell<i32>,
    sold: Cell<i32>,
}

impl Hall {
    fn new() -> Self {
        Self {
            free: Cell::new(2),
            sold: Cell::new(0),
        }
    }
    fn count(&self) -> (i32, i32) {
        (self.sold.get(), self.free.get())
    }
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let free = hall.free.get(); //~
    if free == 0 {
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    sleep(BANK).await;
    if card_is_good {
        hall.free.set(free - 1); //~
        hall.sold.set(hall.sold.get() + 1);
        println!("{name} has a seat");
    } else {
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
