//! `let _ =` gives the guard back before the first step. (Differs in two marks, `_` for a name, from
//! `right/lock_beside_the_value.rs`.)

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
        self.balance.load(Ordering::SeqCst)
    }

    fn deposit(&self, amount: i64) {
        let _ = self.desk.lock();
        let balance = self.balance.load(Ordering::SeqCst); //~
        self.balance.store(balance + amount, Ordering::SeqCst); //~
        println!("Deposited {amount}");
    }

    fn withdraw(&self, amount: i64) {
        let _ = self.desk.lock();
        let balance = self.balance.load(Ordering::SeqCst); //~
        if balance < amount {
            println!("Refused {amount}");
            return;
        }
        self.balance.store(balance - amount, Ordering::SeqCst); //~
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
