//! A `RefCell` tells at once what a lock would hide: somebody still had it when the next one came.

use std::cell::RefCell;
use std::time::Duration;
use tokio::time::sleep;

struct Hall {
    free: i32,
    sold: i32,
}

#[allow(
    clippy::await_holding_refcell_ref,
    reason = "the mistake that this program is about"
)]
async fn buy(hall: &RefCell<Hall>, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let mut hall = hall.borrow_mut(); //~
    if hall.free == 0 {
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    sleep(Duration::from_secs(2)).await;
    if card_is_good {
        hall.free -= 1;
        hall.sold += 1;
        println!("{name} has a seat");
    } else {
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hall = RefCell::new(Hall { free: 2, sold: 0 });
    tokio::join!(
        buy(&hall, "Ann", 0, true),
        buy(&hall, "Bob", 0, false),
        buy(&hall, "Cy", 1, true),
        buy(&hall, "Dee", 1, true),
        buy(&hall, "Eve", 3, true),
    );
    let hall = hall.borrow();
    println!("Sold {}, free {}", hall.sold, hall.free);
}
