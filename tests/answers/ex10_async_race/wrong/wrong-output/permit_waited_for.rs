//! Who finds no permit waits for one, and gets Bob's.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::sleep;

static SOLD: AtomicU32 = AtomicU32::new(0);

async fn buy(seats: &Semaphore, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let permit = match seats.acquire().await {
        Ok(permit) => permit,
        Err(_) => {
            println!("{name}: sold out");
            return;
        }
    };
    println!("{name} pays"); //~
    sleep(Duration::from_secs(2)).await;
    if card_is_good {
        permit.forget();
        if SOLD.fetch_add(1, Ordering::SeqCst) == 1 {
            seats.close();
        }
        println!("{name} has a seat");
    } else {
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let seats = Semaphore::new(2);
    tokio::join!(
        buy(&seats, "Ann", 0, true),
        buy(&seats, "Bob", 0, false),
        buy(&seats, "Cy", 1, true),
        buy(&seats, "Dee", 1, true),
        buy(&seats, "Eve", 3, true),
    );
    println!(
        "Sold {}, free {}",
        SOLD.load(Ordering::SeqCst),
        seats.available_permits()
    );
}
