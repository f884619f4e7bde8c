//! Five threads with a std sleep each, in a lesson about futures.

use std::sync::Mutex;
use std::thread::{self, sleep};
use std::time::Duration;

static SEATS: Mutex<(i32, i32)> = Mutex::new((2, 0));

fn buy(name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after));
    {
        let mut seats = SEATS.lock().unwrap();
        if seats.0 == 0 {
            println!("{name}: sold out");
            return;
        }
        seats.0 -= 1;
    }
    println!("{name} pays");
    sleep(Duration::from_secs(2)); //~
    let mut seats = SEATS.lock().unwrap();
    if card_is_good {
        seats.1 += 1;
        println!("{name} has a seat");
    } else {
        seats.0 += 1;
        println!("{name}: card declined");
    }
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| buy("Ann", 0, true));
        scope.spawn(|| buy("Bob", 0, false));
        scope.spawn(|| buy("Cy", 1, true));
        scope.spawn(|| buy("Dee", 1, true));
        scope.spawn(|| buy("Eve", 3, true));
    });
    let seats = SEATS.lock().unwrap();
    println!("Sold {}, free {}", seats.1, seats.0);
}
