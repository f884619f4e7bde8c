//! Each customer takes the lock at home and keeps it on the way.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

const WAY: Duration = Duration::from_secs(1);

fn withdraw(balance: &mut i64, amount: i64) {
    if *balance < amount {
        println!("Refused {amount}");
    } else {
        *balance -= amount;
        println!("Withdrew {amount}");
    }
}

fn ann(account: &Mutex<i64>) {
    println!("Ann sets out");
    let mut balance = account.lock().unwrap(); //~
    thread::sleep(WAY);
    withdraw(&mut balance, 80);
    println!("Ann is done");
}

fn bob(account: &Mutex<i64>) {
    println!("Bob sets out");
    let mut balance = account.lock().unwrap(); //~
    thread::sleep(WAY);
    *balance += 50;
    println!("Deposited 50");
    withdraw(&mut balance, 80);
    println!("Bob is done");
}

fn main() {
    let account = Mutex::new(100);
    println!("Balance: {}", account.lock().unwrap());
    thread::scope(|scope| {
        scope.spawn(|| ann(&account));
        scope.spawn(|| bob(&account));
    });
    println!("Balance: {}", account.lock().unwrap());
}
