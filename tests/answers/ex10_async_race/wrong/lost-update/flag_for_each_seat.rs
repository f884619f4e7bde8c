//! The flag of the right answer of this name, looked at with `load` and set after the payment.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;
use tokio::time::sleep;

const BANK: Duration = Duration::from_secs(2);

struct Hall {
    taken: [AtomicBool; 2],
    sold: AtomicU32,
}

impl Hall {
    fn new() -> Self {
        let taken = [const { AtomicBool::new(false) }; 2];
        Self {
            taken,
            sold: AtomicU32::new(0),
        }
    }
    fn count(&self) -> (u32, usize) {
        let free = self
            .taken
            .iter()
            .filter(|seat| !seat.load(Ordering::SeqCst));
        (self.sold.load(Ordering::SeqCst), free.count())
    }
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let Some(seat) = hall.taken.iter().find(|seat| !seat.load(Ordering::SeqCst)) else { //~
        println!("{name}: sold out");
        return;
    };
    println!("{name} pays");
    sleep(BANK).await;
    if card_is_good {
        seat.store(true, Ordering::SeqCst);
        hall.sold.fetch_add(1, Ordering::SeqCst);
        println!("{name} has a seat");
    } else {
        seat.store(false, Ordering::SeqCst);
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
