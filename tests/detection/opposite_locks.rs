//! Two threads take two locks in opposite order.

use std::sync::Mutex;
use std::thread;

static A: Mutex<()> = Mutex::new(());
static B: Mutex<()> = Mutex::new(());

fn main() {
    let other = thread::spawn(|| {
        let _b = B.lock().unwrap();
        let _a = A.lock().unwrap();
    });
    {
        let _a = A.lock().unwrap();
        let _b = B.lock().unwrap();
    }
    other.join().unwrap();
    println!("ok");
}
