//! A shared account: each deposit and each withdrawal is one step, since it holds the lock from its
//! first look at the balance to its last word about it.

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
        // One guard for the check and for the change: with a `lock()` for each of them, the other
        // customer could come in between, and the check would be about a balance that is gone.
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

    println!("Balance: {}", account.balance());
}
