//! The seats are the value of a `watch` channel, looked at and taken in one `send_if_modified`.

use std::time::Duration;
use tokio::sync::watch;
use tokio::time::sleep;

const BANK: Duration = Duration::from_secs(2);

struct Hall {
    seats: watch::Sender<(i32, i32)>,
}

impl Hall {
    fn new() -> Self {
        Self {
            seats: watch::Sender::new((2, 0)),
        }
    }
    fn count(&self) -> (i32, i32) {
        let (free, sold) = *self.seats.borrow();
        (sold, free)
    }
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let taken = hall.seats.send_if_modified(|(free, _)| {
        let any = *free > 0;
        *free -= i32::from(any);
        any
    });
    if !taken {
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    sleep(BANK).await;
    if card_is_good {
        hall.seats.send_modify(|(_, sold)| *sold += 1);
        println!("{name} has a seat");
    } else {
        hall.seats.send_modify(|(free, _)| *free += 1);
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hall = Hall::new();
    tokio::join!(
        buy(&hall, "Ann", 0, true),
        buy(&hall, "Bob", 0, false),
        buy(&hall, "Cy", 1, true),
        buy(&hall, "Dee", 1, true),
        buy(&hall, "Eve", 3, true),
    );
    let (sold, free) = hall.count();
    println!("Sold {sold}, free {free}");
}
