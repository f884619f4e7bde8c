//! Panics in the task that hears Ctrl-C, and in what is dropped then.
//! expect: any of panics|non-zero-exit
//! lesson: ex90

use std::thread;
use std::time::Duration;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        panic!("dropped");
    }
}

fn main() {
    if std::env::args().any(|arg| arg == "work") {
        work();
    } else {
        wait();
    }
}

fn work() {
    println!("Working");
    thread::sleep(Duration::from_secs(1));
    println!("Done");
}

#[tokio::main]
async fn wait() {
    tokio::spawn(async {
        tokio::task::yield_now().await;
        println!("Waiting");
    });
    let _loud = Loud;
    tokio::signal::ctrl_c().await.unwrap();
    panic!("heard");
}
