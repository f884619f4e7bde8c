//! A semaphore that is waited for: whoever finds no seat stands there until one is given back, for ever.

use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::sleep;

async fn buy(free: &Semaphore, name: &str, comes_after: u64, card_is_good: bool) -> u32 {
    sleep(Duration::from_secs(comes_after)).await;
    let Ok(seat) = free.acquire().await else { //~
        println!("{name}: sold out");
        return 0;
    };
    println!("{name} pays");
    sleep(Duration::from_secs(2)).await;
    if card_is_good {
        seat.forget();
        println!("{name} has a seat");
        1
    } else {
        println!("{name}: card declined");
        0
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let free = Semaphore::new(2);
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
