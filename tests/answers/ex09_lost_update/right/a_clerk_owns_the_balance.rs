//! Nothing is shared: one thread owns the balance and does what the others ask it by channel.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

enum Order {
    Deposit(i64, Sender<()>),
    Withdraw(i64, Sender<bool>),
}

fn clerk(mut balance: i64, orders: Receiver<Order>) -> i64 {
    for order in orders {
        match order {
            Order::Deposit(amount, done) => {
                balance += amount;
                done.send(()).unwrap();
            }
            Order::Withdraw(amount, answer) => {
                let pays = balance >= amount;
                if pays {
                    balance -= amount;
                }
                answer.send(pays).unwrap();
            }
        }
    }
    balance
}

fn withdraw(clerk: &Sender<Order>, amount: i64) {
    let (answer, answered) = channel();
    clerk.send(Order::Withdraw(amount, answer)).unwrap();
    if answered.recv().unwrap() {
        println!("Withdrew {amount}");
    } else {
        println!("Refused {amount}");
    }
}

fn main() {
    let (orders, to_do) = channel();
    let balance = 100;
    println!("Balance: {balance}");
    let clerk = thread::spawn(move || clerk(balance, to_do));
    let ann = thread::spawn({
        let orders = orders.clone();
        move || {
            println!("Ann sets out");
            thread::sleep(Duration::from_secs(1));
            withdraw(&orders, 80);
            println!("Ann is done");
        }
    });
    let bob = thread::spawn(move || {
        println!("Bob sets out");
        thread::sleep(Duration::from_secs(1));
        let (done, is_done) = channel();
        orders.send(Order::Deposit(50, done)).unwrap();
        is_done.recv().unwrap();
        println!("Deposited 50");
        withdraw(&orders, 80);
        println!("Bob is done");
    });
    ann.join().unwrap();
    bob.join().unwrap();
    println!("Balance: {}", clerk.join().unwrap());
}
