//! The account is a `static`, and the threads are named and started by `Builder`.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static BALANCE: Mutex<i64> = Mutex::new(100);

fn change(by: i64) -> bool {
    let mut balance = BALANCE
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    let enough = *balance + by >= 0;
    if enough {
        *balance += by;
    }
    enough
}

fn customer(name: &'static str, orders: &'static [i64]) -> thread::JoinHandle<()> {
    let visit = move || {
        println!("{name} sets out");
        thread::sleep(Duration::from_secs(1));
        for &order in orders {
            let amount = order.abs();
            match (change(order), order > 0) {
                (true, true) => println!("Deposited {amount}"),
                (true, false) => println!("Withdrew {amount}"),
                (false, _) => println!("Refused {amount}"),
            }
        }
        println!("{name} is done");
    };
    thread::Builder::new()
        .name(name.into())
        .spawn(visit)
        .expect("no thread")
}

fn main() {
    println!("Balance: {}", BALANCE.lock().unwrap());
    let customers = [customer("Ann", &[-80]), customer("Bob", &[50, -80])];
    for customer in customers {
        customer.join().unwrap();
    }
    println!("Balance: {}", BALANCE.lock().unwrap());
}
