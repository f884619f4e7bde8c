//! A seat is a permit: taken without waiting, forgotten when it is paid, given back by its drop otherwise.

use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::sleep;

const SEATS: usize = 2;

async fn pay(card_is_good: bool) -> bool {
    sleep(Duration::from_secs(2)).await;
    card_is_good
}

async fn buy(free: &Semaphore, name: &str, comes_after: u64, card_is_good: bool) -> usize {
    sleep(Duration::from_secs(comes_after)).await;
    let Ok(seat) = free.try_acquire() else {
        println!("{name}: sold out");
        return 0;
    };
    println!("{name} pays");
    if pay(card_is_good).await {
        seat.forget();
        println!("{name} has a seat");
        1
    } else {
        drop(seat);
        println!("{name}: card declined");
        0
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let free = Semaphore::new(SEATS);
    let (ann, bob, cy, dee, eve) = tokio::join!(
        buy(&free, "Ann", 0, true),
        buy(&free, "Bob", 0, false),
        buy(&free, "Cy", 1, true),
        buy(&free, "Dee", 1, true),
        buy(&free, "Eve", 3, true),
    );
    println!(
        "Sold {}, free {}",
        ann + bob + cy + dee + eve,
        free.available_permits()
    );
}
