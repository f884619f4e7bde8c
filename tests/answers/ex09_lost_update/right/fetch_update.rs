//! No lock: `fetch_update` checks and changes in one step, and tries again when somebody was quicker.

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

    fn deposit(&self, amount: i64) {
        self.balance.fetch_add(amount, Ordering::SeqCst);
        println!("Deposited {amount}");
    }

    fn withdraw(&self, amount: i64) {
        let taken = self
            .balance
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |balance| {
                (balance >= amount).then_some(balance - amount)
            });
        match taken {
            Ok(_) => println!("Withdrew {amount}"),
            Err(_) => println!("Refused {amount}"),
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
