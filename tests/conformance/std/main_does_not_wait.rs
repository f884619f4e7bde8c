//! When main returns, the others are gone, finished or not.
use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        println!("maybe");
        thread::sleep(Duration::from_secs(60));
        println!("never");
    });
    println!("main");
}
