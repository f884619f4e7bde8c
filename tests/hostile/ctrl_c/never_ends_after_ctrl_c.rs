//! Hears Ctrl-C, and waits on.
//! expect: any of hangs|runs-forever|wrong-output
//! lesson: ex90

use std::thread;
use std::time::Duration;

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
    loop {
        tokio::signal::ctrl_c().await.unwrap();
    }
}
