//! Local tasks share an `Rc<RefCell<…>>`; no borrow lives across an await.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use tokio::task::LocalSet;
use tokio::time::sleep;

struct Hall {
    free: u32,
    sold: Vec<String>,
}

impl Hall {
    fn reserve(&mut self) -> bool {
        let Some(rest) = self.free.checked_sub(1) else {
            return false;
        };
        self.free = rest;
        true
    }
}

async fn buy(hall: Rc<RefCell<Hall>>, name: &str, comes_after: u64, card_is_good: bool) {
    sleep(Duration::from_secs(comes_after)).await;
    if !hall.borrow_mut().reserve() {
        println!("{name}: sold out");
        return;
    }
    println!("{name} pays");
    sleep(Duration::from_secs(2)).await;
    if card_is_good {
        hall.borrow_mut().sold.push(name.to_owned());
        println!("{name} has a seat");
    } else {
        hall.borrow_mut().free += 1;
        println!("{name}: card declined");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hall = Rc::new(RefCell::new(Hall {
        free: 2,
        sold: Vec::new(),
    }));
    let tasks = LocalSet::new();
    for (name, comes_after, card_is_good) in [
        ("Ann", 0, true),
        ("Bob", 0, false),
        ("Cy", 1, true),
        ("Dee", 1, true),
        ("Eve", 3, true),
    ] {
        tasks.spawn_local(buy(hall.clone(), name, comes_after, card_is_good));
    }
    tasks.await;
    let hall = hall.borrow();
    println!("Sold {}, free {}", hall.sold.len(), hall.free);
}
