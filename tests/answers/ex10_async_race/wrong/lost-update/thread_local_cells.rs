//! Thread-local cells: all the buyers are on that thread.

use std::cell::Cell;
use std::time::Duration;
use tokio::time::sleep;

const BANK: Duration = Duration::from_secs(2);

thread_local! {
    static FREE: Cell<i32> = const { Cell::new(2) };
    static SOLD: Cell<i32> = const { Cell::new(0) };
}

async fn buy(name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    if FREE.get() <= 0 { //~
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    sleep(BANK).await;
    if card_is_good {
        FREE.set(FREE.get() - 1); //~
        SOLD.set(SOLD.get() + 1);
        println!("{name} has a seat");
    } else {
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(
        buy("Ann", 0, true),
        buy("Bob", 0, false),
        buy("Cy", 1, true),
        buy("Dee", 1, true),
        buy("Eve", 3, true),
    );
    println!("Sold {}, free {}", SOLD.get(), FREE.get());
}
