//! Takes a name and arguments that would confuse a list of processes, and leaves a daemon.
//! expect: passed
//! lesson: ex90
//! real

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn fork() -> i32;
    safe fn setsid() -> i32;
    safe fn sleep(seconds: u32) -> u32;
    fn prctl(option: i32, ...) -> i32;
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
    // SAFETY: 15 is PR_SET_NAME, which reads a short string.
    unsafe { prctl(15, c") S 1 1 1 (".as_ptr()) };
    if fork() == 0 {
        setsid();
        if fork() == 0 {
            sleep(600);
        }
        std::process::exit(0);
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
