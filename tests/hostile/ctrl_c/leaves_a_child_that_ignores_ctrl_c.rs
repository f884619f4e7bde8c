//! Ends as it is asked to, and leaves a child that no signal reaches.
//! expect: passed
//! lesson: ex90
//! real

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn fork() -> i32;
    safe fn setsid() -> i32;
    safe fn signal(signal: i32, handler: usize) -> usize;
    safe fn sleep(seconds: u32) -> u32;
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

fn wait() {
    drop(std::process::Command::new("true"));
    if fork() == 0 {
        for number in [1, 2, 3, 15] {
            signal(number, 1);
        }
        setsid();
        sleep(600);
    }
    listen();
}

#[tokio::main(flavor = "current_thread")]
async fn listen() {
    let heard = tokio::spawn(tokio::signal::ctrl_c());
    tokio::task::yield_now().await;
    println!("Waiting");
    heard.await.unwrap().unwrap();
    println!("Stopped");
}
