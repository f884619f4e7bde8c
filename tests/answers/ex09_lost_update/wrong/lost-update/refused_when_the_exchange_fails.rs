//! An exchange that fails is taken for a refusal: it only says that somebody else has been there.

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
        let balance = self.balance.load(Ordering::SeqCst);
        let order = Ordering::SeqCst;
        let exchange = |less| self.balance.compare_exchange(balance, less, order, order); //~
        if balance < amount || exchange(balance - amount).is_err() {
            println!("Refused {amount}");
            return;
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

    thread::scope(|scope| {
        scope.spawn(|| ann(&account));
        scope.spawn(|| bob(&account));
    });

    println!("Balance: {}", account.balance());
}
