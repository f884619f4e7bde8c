//! Ann looks at the balance before she sets out, and trusts it at the bank.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

const WAY: Duration = Duration::from_secs(1);

struct Account {
    balance: Mutex<i64>,
}

fn ann(account: &Account) {
    println!("Ann sets out");
    let balance = *account.balance.lock().unwrap(); //~
    thread::sleep(WAY);
    if balance >= 80 {
        *account.balance.lock().unwrap() = balance - 80; //~
        println!("Withdrew 80");
    } else {
        println!("Refused 80");
    }
    println!("Ann is done");
}

fn bob(account: &Account) {
    println!("Bob sets out");
    thread::sleep(WAY);
    let mut balance = account.balance.lock().unwrap();
    *balance += 50;
    println!("Deposited 50");
    if *balance >= 80 {
        *balance -= 80; //~
        println!("Withdrew 80");
    } else {
        println!("Refused 80");
    }
    drop(balance);
    println!("Bob is done");
}

fn main() {
    let account = Account {
        balance: Mutex::new(100),
    };
    println!("Balance: {}", account.balance.lock().unwrap());
    thread::scope(|scope| {
        scope.spawn(|| ann(&account));
        scope.spawn(|| bob(&account));
    });
    println!("Balance: {}", account.balance.lock().unwrap());
}
