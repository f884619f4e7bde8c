//! An exchange loop that asks whether there is enough only before the first round.

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
        let mut balance = self.balance.load(Ordering::SeqCst); //~
        if balance < amount {
            println!("Refused {amount}");
            return;
        }
        while let Err(now) = self.balance.compare_exchange( //~
            balance, //~
            balance - amount,
            Ordering::SeqCst,
            Ordering::SeqCst,
        ) {
            balance = now;
        }
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

    // The scope joins both threads before it lets `main` go on.
    thread::scope(|scope| {
        scope.spawn(|| ann(&account));
        scope.spawn(|| bob(&account));
    });

    println!("Balance: {}", account.balance());
}
