//! A lock of one's own from a flag, asked and set in two steps.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::thread;
use std::time::Duration;

const WAY: Duration = Duration::from_secs(1);

struct Account {
    taken: AtomicBool,
    balance: AtomicI64,
}

impl Account {
    fn new(balance: i64) -> Self {
        Self {
            taken: AtomicBool::new(false),
            balance: AtomicI64::new(balance),
        }
    }

    fn balance(&self) -> i64 {
        self.balance.load(Ordering::SeqCst)
    }

    fn locked(&self, f: impl FnOnce(i64) -> i64) {
        while self.taken.load(Ordering::SeqCst) { //~
            thread::yield_now();
        }
        self.taken.store(true, Ordering::SeqCst); //~
        let balance = self.balance.load(Ordering::SeqCst); //~
        self.balance.store(f(balance), Ordering::SeqCst); //~
        self.taken.store(false, Ordering::SeqCst);
    }

    fn deposit(&self, amount: i64) {
        self.locked(|balance| balance + amount);
        println!("Deposited {amount}");
    }

    fn withdraw(&self, amount: i64) {
        let enough = Cell::new(false);
        self.locked(|balance| {
            enough.set(balance >= amount);
            if enough.get() {
                balance - amount
            } else {
                balance
            }
        });
        if enough.get() {
            println!("Withdrew {amount}");
        } else {
            println!("Refused {amount}");
        }
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

    // The scope joins both threads before it lets `main` go on.
    thread::scope(|scope| {
        scope.spawn(|| ann(&account));
        scope.spawn(|| bob(&account));
    });

    println!("Balance: {}", account.balance());
}
