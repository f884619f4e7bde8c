//! A `static mut`, which `unsafe` lets everybody change: a data race.

use std::thread;
use std::time::Duration;

const WAY: Duration = Duration::from_secs(1);

static mut BALANCE: i64 = 100;

fn balance() -> i64 {
    unsafe { BALANCE } //~
}

fn deposit(amount: i64) {
    unsafe { BALANCE += amount }; //~
    println!("Deposited {amount}");
}

fn withdraw(amount: i64) {
    if balance() < amount {
        println!("Refused {amount}");
        return;
    }
    unsafe { BALANCE -= amount }; //~
    println!("Withdrew {amount}");
}

fn ann() {
    println!("Ann sets out");
    thread::sleep(WAY);
    withdraw(80);
    println!("Ann is done");
}

fn bob() {
    println!("Bob sets out");
    thread::sleep(WAY);
    deposit(50);
    withdraw(80);
    println!("Bob is done");
}

fn main() {
    println!("Balance: {}", balance());
    let customers = [thread::spawn(ann), thread::spawn(bob)];
    for customer in customers {
        customer.join().unwrap();
    }
    println!("Balance: {}", balance());
}
