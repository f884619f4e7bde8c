//! The lock is around the whole account, so its methods take `&mut self` and know of no threads.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

struct Account {
    balance: i64,
}

impl Account {
    fn deposit(&mut self, amount: i64) {
        self.balance += amount;
        println!("Deposited {amount}");
    }

    fn withdraw(&mut self, amount: i64) {
        if self.balance < amount {
            println!("Refused {amount}");
        } else {
            self.balance -= amount;
            println!("Withdrew {amount}");
        }
    }
}

fn main() {
    let account = Arc::new(Mutex::new(Account { balance: 100 }));
    println!("Balance: {}", account.lock().unwrap().balance);
    let ann = {
        let account = Arc::clone(&account);
        thread::spawn(move || {
            println!("Ann sets out");
            thread::sleep(Duration::from_secs(1));
            account.lock().unwrap().withdraw(80);
            println!("Ann is done");
        })
    };
    let bob = {
        let account = Arc::clone(&account);
        thread::spawn(move || {
            println!("Bob sets out");
            thread::sleep(Duration::from_secs(1));
            let mut account = account.lock().unwrap();
            account.deposit(50);
            account.withdraw(80);
            drop(account);
            println!("Bob is done");
        })
    };
    ann.join().unwrap();
    bob.join().unwrap();
    println!("Balance: {}", account.lock().unwrap().balance);
}
