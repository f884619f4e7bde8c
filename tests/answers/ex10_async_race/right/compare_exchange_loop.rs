//! Looks, and takes on the condition that nobody has come in between; looks again if somebody has.

use std::sync::atomic::{AtomicI32, Ordering::*};
use std::time::Duration;
use tokio::time::sleep;

static FREE: AtomicI32 = AtomicI32::new(2);
static SOLD: AtomicI32 = AtomicI32::new(0);

fn take() -> bool {
    let mut seen = FREE.load(Acquire);
    while seen > 0 {
        match FREE.compare_exchange_weak(seen, seen - 1, AcqRel, Acquire) {
            Ok(_) => return true,
            Err(now) => seen = now,
        }
    }
    false
}

async fn buy(name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    if take() {
        println!("{name} pays");
        sleep(Duration::from_secs(2)).await;
        if card_is_good {
            SOLD.fetch_add(1, AcqRel);
            println!("{name} has a seat");
        } else {
            FREE.fetch_add(1, AcqRel);
            println!("{name}: card declined");
        }
    } else {
        println!("{name}: sold out");
    }
}

#[tokio::main]
async fn main() {
    let all = [
        tokio::spawn(buy("Ann", 0, true)),
        tokio::spawn(buy("Bob", 0, false)),
        tokio::spawn(buy("Cy", 1, true)),
        tokio::spawn(buy("Dee", 1, true)),
        tokio::spawn(buy("Eve", 3, true)),
    ];
    for buyer in all {
        buyer.await.unwrap();
    }
    println!("Sold {}, free {}", SOLD.load(Acquire), FREE.load(Acquire));
}
