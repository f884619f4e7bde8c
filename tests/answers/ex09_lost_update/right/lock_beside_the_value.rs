//! A lock that guards nothing but the way to a plain load and a store: both are inside. (Differs in two marks, `_`
//! for a name, from `wrong/lost-update/lock_beside_the_value_dropped.rs`.)

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;
use std::time::Duration;

const WAY: Duration = Duration::from_secs(1);

struct Account {
    desk: Mutex<()>,
    balance: AtomicI64,
}

impl Account {
    fn new(balance: i64) -> Self {
        Self {
            desk: Mutex::new(()),
            balance: AtomicI64::new(balance),
        }
    }

    fn balance(&self) -> i64 {
        self.balance.load(Ordering::Relaxed)
    }

    fn deposit(&self, amount: i64) {
        let _at_the_desk = self.desk.lock().unwrap();
        let balance = self.balance.load(Ordering::Relaxed);
        self.balance.store(balance + amount, Ordering::Relaxed);
        println!("Deposited {amount}");
    }

    fn withdraw(&self, amount: i64) {
        let _at_the_desk = self.desk.lock().unwrap();
        let balance = self.balance.load(Ordering::Relaxed);
        if balance >= amount {
            self.balance.store(balance - amount, Ordering::Relaxed);
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
