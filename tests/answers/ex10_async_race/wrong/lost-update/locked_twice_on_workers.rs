//! No await lies between the look and the take, but two guards do, and the tasks are on several threads.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

struct Hall {
    free: i32,
    sold: i32,
}

async fn buy(hall: Arc<Mutex<Hall>>, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    if hall.lock().unwrap().free == 0 { //~
        println!("{name}: sold out");
        return;
    }
    hall.lock().unwrap().free -= 1; //~
    println!("{name} pays");
    sleep(Duration::from_secs(2)).await;
    let mut hall = hall.lock().unwrap();
    if card_is_good {
        hall.sold += 1;
        println!("{name} has a seat");
    } else {
        hall.free += 1;
        println!("{name}: card declined");
    }
}

#[tokio::main]
async fn main() {
    let hall = Arc::new(Mutex::new(Hall { free: 2, sold: 0 }));
    let buyers = [
        ("Ann", 0, true),
        ("Bob", 0, false),
        ("Cy", 1, true),
        ("Dee", 1, true),
        ("Eve", 3, true),
    ];
    let buying = buyers.map(|(name, after, good)| {
        let hall = Arc::clone(&hall);
        tokio::spawn(buy(hall, name, after, good))
    });
    for one in buying {
        one.await.unwrap();
    }
    let hall = hall.lock().unwrap();
    println!("Sold {}, free {}", hall.sold, hall.free);
}
