//! Takes a copy of the account out of the lock, changes it, and puts it back.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

#[derive(Clone)]
struct Account {
    balance: i64,
}

fn change(account: &Mutex<Account>, by: i64) -> bool {
    let mut copy = account.lock().unwrap().clone(); //~
    if copy.balance + by < 0 {
        return false;
    }
    copy.balance += by;
    *account.lock().unwrap() = copy; //~
    true
}

fn withdraw(account: &Mutex<Account>, amount: i64) {
    if change(account, -amount) {
        println!("Withdrew {amount}");
    } else {
        println!("Refused {amount}");
    }
}

fn main() {
    let account = Mutex::new(Account { balance: 100 });
    println!("Balance: {}", account.lock().unwrap().balance);
    thread::scope(|scope| {
        scope.spawn(|| {
            println!("Ann sets out");
            thread::sleep(Duration::from_secs(1));
            withdraw(&account, 80);
            println!("Ann is done");
        });
        scope.spawn(|| {
            println!("Bob sets out");
            thread::sleep(Duration::from_secs(1));
            change(&account, 50);
            println!("Deposited 50");
            withdraw(&account, 80);
            println!("Bob is done");
        });
    });
    println!("Balance: {}", account.lock().unwrap().balance);
}
