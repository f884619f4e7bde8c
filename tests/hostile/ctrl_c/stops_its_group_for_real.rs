//! Stops its whole group when it hears Ctrl-C.
//! expect: runs-forever
//! lesson: ex90
//! real

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn kill(process: i32, signal: i32) -> i32;
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

#[tokio::main(flavor = "current_thread")]
async fn wait() {
    drop(std::process::Command::new("true"));
    let heard = tokio::spawn(tokio::signal::ctrl_c());
    tokio::task::yield_now().await;
    println!("Waiting");
    heard.await.unwrap().unwrap();
    kill(0, 19);
    println!("Stopped");
}
