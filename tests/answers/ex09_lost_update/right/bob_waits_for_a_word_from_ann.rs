//! Bob waits at the door until Ann is done: an order made with a channel.

use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

const WAY: Duration = Duration::from_secs(1);

struct Account {
    balance: Mutex<i64>,
}

impl Account {
    fn deposit(&self, amount: i64) {
        *self.balance.lock().unwrap() += amount;
        println!("Deposited {amount}");
    }

    fn withdraw(&self, amount: i64) {
        let mut balance = self.balance.lock().unwrap();
        if *balance < amount {
            println!("Refused {amount}");
        } else {
            *balance -= amount;
            println!("Withdrew {amount}");
        }
    }
}

fn ann(account: &Account, done: Sender<()>) {
    println!("Ann sets out");
    thread::sleep(WAY);
    account.withdraw(80);
    println!("Ann is done");
    done.send(()).unwrap();
}

fn bob(account: &Account, ann: Receiver<()>) {
    println!("Bob sets out");
    thread::sleep(WAY);
    ann.recv().unwrap();
    account.deposit(50);
    account.withdraw(80);
    println!("Bob is done");
}

fn main() {
    let account = Account {
        balance: Mutex::new(100),
    };
    println!("Balance: {}", account.balance.lock().unwrap());
    let (done, wait) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(|| ann(&account, done));
        scope.spawn(|| bob(&account, wait));
    });
    println!("Balance: {}", account.balance.lock().unwrap());
}
