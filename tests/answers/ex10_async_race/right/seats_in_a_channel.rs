//! Two seats lie in a channel: who finds none is told so, and a declined card puts one back.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::sleep;

const BANK: Duration = Duration::from_secs(2);

struct Seat(u32);

struct Hall {
    shelf: Mutex<mpsc::Receiver<Seat>>,
    back: mpsc::Sender<Seat>,
    sold: AtomicU32,
}

impl Hall {
    fn new() -> Self {
        let (back, shelf) = mpsc::channel(2);
        for number in 1..=2 {
            back.try_send(Seat(number)).ok().expect("there is room");
        }
        Self {
            shelf: Mutex::new(shelf),
            back,
            sold: AtomicU32::new(0),
        }
    }
    fn count(&self) -> (u32, usize) {
        let free = self.shelf.lock().unwrap().len();
        (self.sold.load(Ordering::SeqCst), free)
    }
}

async fn buy(hall: &Hall, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    let seat = hall.shelf.lock().unwrap().try_recv();
    let Ok(seat) = seat else {
        println!("{name}: sold out");
        return;
    };
    println!("{name} pays");
    sleep(BANK).await;
    if card_is_good {
        assert!(seat.0 > 0);
        hall.sold.fetch_add(1, Ordering::SeqCst);
        println!("{name} has a seat");
    } else {
        hall.back.send(seat).await.ok().expect("the shelf is there");
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
