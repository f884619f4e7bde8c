//! The seat is taken before the payment, but a `yield_now` stands between the look and that.

use std::cell::Cell;
use std::time::Duration;
use tokio::task::yield_now;
use tokio::time::sleep;

struct Hall {
    free: Cell<i32>,
    sold: Cell<i32>,
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let seen = hall.free.get();
    if seen == 0 {
        println!("{name}: sold out");
        return;
    }
    yield_now().await; //~
    hall.free.set(seen - 1);
    println!("{name} pays");
    sleep(Duration::from_secs(2)).await;
    if card_is_good {
        hall.sold.set(hall.sold.get() + 1);
        println!("{name} has a seat");
    } else {
        hall.free.set(hall.free.get() + 1);
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hall = Hall {
        free: Cell::new(2),
        sold: Cell::new(0),
    };
    tokio::join!(
        buy(&hall, "Ann", 0, true),
        buy(&hall, "Bob", 0, false),
        buy(&hall, "Cy", 1, true),
        buy(&hall, "Dee", 1, true),
        buy(&hall, "Eve", 3, true),
    );
    println!("Sold {}, free {}", hall.sold.get(), hall.free.get());
}
