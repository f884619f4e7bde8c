//! The writing guard of a `RwLock` is kept while the bank thinks.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::RwLock;
use tokio::time::sleep;

async fn buy(hall: Arc<RwLock<(i32, i32)>>, name: &'static str, after: u64, good: bool) {
    sleep(Duration::from_secs(after)).await;
    let mut seats = hall.write().await; //~
    if seats.0 == 0 {
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    sleep(Duration::from_secs(2)).await;
    if good {
        seats.0 -= 1;
        seats.1 += 1;
        println!("{name} has a seat");
    } else {
        println!("{name}: card declined");
    }
}

#[tokio::main]
async fn main() {
    let hall = Arc::new(RwLock::new((2, 0)));
    let mut tasks = Vec::new();
    for (name, after, good) in [
        ("Ann", 0, true),
        ("Bob", 0, false),
        ("Cy", 1, true),
        ("Dee", 1, true),
        ("Eve", 3, true),
    ] {
        tasks.push(tokio::spawn(buy(hall.clone(), name, after, good)));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let seats = hall.read().await;
    println!("Sold {}, free {}", seats.1, seats.0);
}
