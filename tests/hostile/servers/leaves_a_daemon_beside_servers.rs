//! Leaves a daemon that keeps connections to the servers, and its output.
//! expect: any of wrong-output|wrong-timing|sequential
//! lesson: ex06
//! real

use std::net::TcpStream;

unsafe extern "C" {
    safe fn fork() -> i32;
    safe fn setsid() -> i32;
    safe fn sleep(seconds: u32) -> u32;
    safe fn _exit(code: i32) -> !;
}

fn main() {
    drop(std::process::Command::new("true"));
    let addresses = std::env::args().skip(1);
    let _held: Vec<_> = addresses
        .map(|text| TcpStream::connect(text.split_once('=').unwrap().1))
        .collect();
    if fork() == 0 {
        setsid();
        if fork() == 0 {
            sleep(600);
        }
        _exit(0);
    }
    println!("Asking 5 servers");
}
