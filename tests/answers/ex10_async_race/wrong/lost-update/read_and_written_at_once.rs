//! One line makes it two steps, a reading guard and a writing one: on workers others come in between, without any await.

use std::sync::RwLock;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

const BANK: Duration = Duration::from_secs(2);

static FREE: RwLock<u32> = RwLock::new(2);
static SOLD: RwLock<Vec<&str>> = RwLock::new(Vec::new());

fn reserve() -> Option<()> {
    let free = FREE.read().unwrap().checked_sub(1)?; //~
    *FREE.write().unwrap() = free; //~
    Some(())
}

async fn buy(name: &'static str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    if reserve().is_none() {
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    sleep(BANK).await;
    if card_is_good {
        SOLD.write().unwrap().push(name);
        println!("{name} has a seat");
    } else {
        *FREE.write().unwrap() += 1;
        println!("{name}: card declined");
    }
}

#[tokio::main]
async fn main() {
    let mut buyers = JoinSet::new();
    buyers.spawn(buy("Ann", 0, true));
    buyers.spawn(buy("Bob", 0, false));
    buyers.spawn(buy("Cy", 1, true));
    buyers.spawn(buy("Dee", 1, true));
    buyers.spawn(buy("Eve", 3, true));
    buyers.join_all().await;
    let (sold, free) = (SOLD.read().unwrap().len(), *FREE.read().unwrap());
    println!("Sold {sold}, free {free}");
}
