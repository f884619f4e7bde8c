//! Each call makes a lock of its own, which nobody else can want.

use std::sync::Mutex;
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

    fn book(&self, amount: i64) -> bool {
        let desk = Mutex::new(());
        let _guard = desk.lock().unwrap();
        let balance = self.balance.load(Ordering::SeqCst); //~
        if balance + amount < 0 {
            return false;
        }
        self.balance.store(balance + amount, Ordering::SeqCst); //~
        true
    }

    fn deposit(&self, amount: i64) {
        self.book(amount);
        println!("Deposited {amount}");
    }

    fn withdraw(&self, amount: i64) {
        let verb = if self.book(-amount) {
            "Withdrew"
        } else {
            "Refused"
        };
        println!("{verb} {amount}");
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
