//! Kills the runner, whose program nobody looks after any more.
//! expect: nothing

use std::fs;
use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn getppid() -> i32;
    safe fn kill(process: i32, signal: i32) -> i32;
}

fn main() {
    // Only the runner's child is a guard.
    drop(std::process::Command::new("true"));
    let stat = fs::read_to_string(format!("/proc/{}/stat", getppid())).unwrap();
    let (_, rest) = stat.rsplit_once(") ").unwrap();
    let runner: i32 = rest.split(' ').nth(1).unwrap().parse().unwrap();
    let name = fs::read_to_string(format!("/proc/{runner}/comm")).unwrap();
    assert_eq!(name, "xtask\n");
    kill(runner, 9);
    thread::sleep(Duration::from_secs(600));
}
