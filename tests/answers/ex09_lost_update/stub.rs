//! Ann and Bob share an account. Both set out for the bank at once and arrive at the same moment:
//! Ann to take out 80, Bob to pay in 50 and then to take out 80.
//!
//! The account cannot pay twice: one of the two is refused, and 70 are left, whoever comes first.
//! Run it as often as you like, it will be right nearly every time. It is wrong all the same.

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

    // TODO: somebody else may come between the two accesses, here and in `withdraw`. Make each
    // of them one step: reading the balance, deciding, and writing it back belong together.
    fn deposit(&self, amount: i64) {
        let balance = self.balance.load(Ordering::SeqCst);
        self.balance.store(balance + amount, Ordering::SeqCst);
        println!("Deposited {amount}");
    }

    fn withdraw(&self, amount: i64) {
        let balance = self.balance.load(Ordering::SeqCst);
        if balance < amount {
            println!("Refused {amount}");
            return;
        }
        self.balance.store(balance - amount, Ordering::SeqCst);
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
