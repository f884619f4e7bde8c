//! The `watch` channel again: a look by `borrow`, and the sale after the payment.

use std::time::Duration;
use tokio::sync::watch;
use tokio::time::sleep;

async fn buy(hall: &watch::Sender<(i32, i32)>, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    if hall.borrow().0 <= 0 { //~
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    sleep(Duration::from_secs(2)).await;
    if card_is_good {
        hall.send_modify(|hall| { //~
            hall.0 -= 1;
            hall.1 += 1;
        });
        println!("{name} has a seat");
    } else {
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (hall, _keep) = watch::channel((2, 0));
    tokio::join!(
        buy(&hall, "Ann", 0, true),
        buy(&hall, "Bob", 0, false),
        buy(&hall, "Cy", 1, true),
        buy(&hall, "Dee", 1, true),
        buy(&hall, "Eve", 3, true),
    );
    let (free, sold) = *hall.borrow();
    println!("Sold {sold}, free {free}");
}
