//! Local tasks and a `RefCell`, borrowed shortly before and shortly after the payment.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use tokio::task::LocalSet;
use tokio::time::sleep;

const BANK: Duration = Duration::from_secs(2);

struct Hall {
    free: u32,
    sold: Vec<&'static str>,
}

async fn buy(hall: Rc<RefCell<Hall>>, name: &'static str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    if hall.borrow().free == 0 { //~
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    sleep(BANK).await;
    if card_is_good {
        let mut hall = hall.borrow_mut(); //~
        hall.free = hall.free.saturating_sub(1);
        hall.sold.push(name);
        println!("{name} has a seat");
    } else {
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hall = Rc::new(RefCell::new(Hall {
        free: 2,
        sold: Vec::new(),
    }));
    let buyers = LocalSet::new();
    buyers.spawn_local(buy(hall.clone(), "Ann", 0, true));
    buyers.spawn_local(buy(hall.clone(), "Bob", 0, false));
    buyers.spawn_local(buy(hall.clone(), "Cy", 1, true));
    buyers.spawn_local(buy(hall.clone(), "Dee", 1, true));
    buyers.spawn_local(buy(hall.clone(), "Eve", 3, true));
    buyers.await;
    let hall = hall.borrow();
    println!("Sold {}, free {}", hall.sold.len(), hall.free);
}
