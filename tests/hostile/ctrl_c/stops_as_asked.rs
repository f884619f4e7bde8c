//! Does as the lesson asks.
//! expect: passed
//! lesson: ex90
//! real

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
    let mut heard = std::pin::pin!(tokio::signal::ctrl_c());
    // It listens from its first poll on.
    tokio::select! {
        biased;
        _ = &mut heard => {}
        () = std::future::ready(()) => println!("Waiting"),
    }
    heard.await.unwrap();
    println!("Stopped");
}
