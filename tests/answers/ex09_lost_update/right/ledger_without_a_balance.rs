//! No balance at all but a ledger of bookings behind an `RwLock`; the sum is taken under the guard that books.

use std::sync::RwLock;
use std::thread;
use std::time::Duration;

const WAY: Duration = Duration::from_secs(1);

#[derive(Default)]
struct Account {
    bookings: RwLock<Vec<i64>>,
}

impl Account {
    fn new(first: i64) -> Self {
        let account = Self::default();
        account.bookings.write().unwrap().push(first);
        account
    }

    fn balance(&self) -> i64 {
        self.bookings.read().unwrap().iter().sum()
    }

    fn deposit(&self, amount: i64) {
        self.bookings.write().unwrap().push(amount);
        println!("Deposited {amount}");
    }

    fn withdraw(&self, amount: i64) {
        let mut bookings = self.bookings.write().unwrap();
        let enough = bookings.iter().sum::<i64>() >= amount;
        if enough {
            bookings.push(-amount);
        }
        drop(bookings);
        if enough {
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
