//! Who finds too little waits for a deposit, which nobody will make.

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

const WAY: Duration = Duration::from_secs(1);

struct Account {
    balance: Mutex<i64>,
    paid_in: Condvar,
}

impl Account {
    fn new(balance: i64) -> Self {
        Self {
            balance: Mutex::new(balance),
            paid_in: Condvar::new(),
        }
    }

    fn balance(&self) -> i64 {
        *self.balance.lock().unwrap()
    }

    fn deposit(&self, amount: i64) {
        *self.balance.lock().unwrap() += amount;
        self.paid_in.notify_all();
        println!("Deposited {amount}");
    }

    fn withdraw(&self, amount: i64) {
        let mut balance = self.balance.lock().unwrap();
        while *balance < amount {
            println!("Refused {amount}");
            balance = self.paid_in.wait(balance).unwrap(); //~
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

    // The scope joins both threads before it lets `main` go on.
    thread::scope(|scope| {
        scope.spawn(|| ann(&account));
        scope.spawn(|| bob(&account));
    });

    println!("Balance: {}", account.balance());
}
