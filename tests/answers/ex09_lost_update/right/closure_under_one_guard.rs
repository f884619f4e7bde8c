//! One closure under one guard; the answer is a `Result`, told by the customer.

use std::fmt;
use std::sync::{LazyLock, Mutex};
use std::thread;
use std::time::Duration;

struct Account {
    balance: Mutex<i64>,
}

struct Refused(i64);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Refused {}", self.0)
    }
}

impl Account {
    fn change<R>(&self, f: impl FnOnce(&mut i64) -> R) -> R {
        let mut guard = self.balance.lock().unwrap();
        f(&mut guard)
    }

    fn deposit(&self, amount: i64) {
        self.change(|balance| *balance += amount)
    }

    fn withdraw(&self, amount: i64) -> Result<i64, Refused> {
        self.change(|balance| {
            if *balance < amount {
                return Err(Refused(amount));
            }
            *balance -= amount;
            Ok(amount)
        })
    }
}

static ACCOUNT: LazyLock<Account> = LazyLock::new(|| Account {
    balance: Mutex::new(100),
});

fn customer(name: &str, deposit: Option<i64>) {
    println!("{name} sets out");
    thread::sleep(Duration::from_secs(1));
    if let Some(amount) = deposit {
        ACCOUNT.deposit(amount);
        println!("Deposited {amount}");
    }
    match ACCOUNT.withdraw(80) {
        Ok(amount) => println!("Withdrew {amount}"),
        Err(refused) => println!("{refused}"),
    }
    println!("{name} is done");
}

fn main() {
    println!("Balance: {}", ACCOUNT.change(|b| *b));
    let customers = [
        thread::Builder::new()
            .name("Ann".into())
            .spawn(|| customer("Ann", None)),
        thread::Builder::new()
            .name("Bob".into())
            .spawn(|| customer("Bob", Some(50))),
    ];
    for thread in customers {
        thread
            .expect("no thread")
            .join()
            .expect("a customer panicked");
    }
    println!("Balance: {}", ACCOUNT.change(|b| *b));
}
