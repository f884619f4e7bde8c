//! Hears Ctrl-C, and prints without end.
//! expect: runs-forever
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

#[tokio::main(flavor = "current_thread")]
async fn wait() {
    let heard = tokio::signal::ctrl_c();
    println!("Waiting");
    heard.await.unwrap();
    loop {
        println!("Stopped");
    }
}
