//! An exchange in a loop: whoever finds the balance changed looks again.

use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;
use std::time::Duration;

const WAY: Duration = Duration::from_secs(1);

struct Account {
    balance: AtomicI64,
}

impl Account {
    fn new(balance: i64) -> Self {
        Self {
            balance: AtomicI64::new(balance),
        }
    }

    fn balance(&self) -> i64 {
        self.balance.load(Ordering::SeqCst)
    }

    fn change(&self, by: i64) -> bool {
        let mut balance = self.balance.load(Ordering::Acquire);
        loop {
            let next = balance + by;
            if next < 0 {
                return false;
            }
            match self.balance.compare_exchange_weak(
                balance,
                next,
                Ordering::AcqRel,
                Ordering::Acquire,
            ) {
                Ok(_) => return true,
                Err(now) => balance = now,
            }
        }
    }

    fn deposit(&self, amount: i64) {
        self.change(amount);
        println!("Deposited {amount}");
    }

    fn withdraw(&self, amount: i64) {
        if self.change(-amount) {
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
