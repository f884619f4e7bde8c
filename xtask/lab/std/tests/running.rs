//! Of processes whose state is known, without a clock: who spins wants a processor, also when there is none left, and
//! who is stopped, waits or has ended does not.

#![cfg(target_os = "linux")]

#[path = "../src/lab/running.rs"]
mod running;

use running::{Seen, is_running};
use std::ffi::CStr;
use std::thread;
use std::time::Duration;

/// A copy of this process in which one thread does one thing; it ends with its handle.
struct Copy(libc::pid_t);

impl Copy {
    fn of_us(does: fn()) -> Self {
        // SAFETY: the copy makes system calls and nothing else, as it must where others may have held locks.
        match unsafe { libc::fork() } {
            -1 => panic!("{}", std::io::Error::last_os_error()),
            0 => loop {
                does();
            },
            child => Self(child),
        }
    }

    /// Waits until it has stopped itself.
    fn until_stopped(&self) {
        let mut status = 0;
        // SAFETY: a child of ours that nobody else waits for.
        let waited = unsafe { libc::waitpid(self.0, &mut status, libc::WUNTRACED) };
        assert!(waited == self.0 && libc::WIFSTOPPED(status));
    }
}

impl Drop for Copy {
    /// Kills it, and waits until there is no such process.
    fn drop(&mut self) {
        // SAFETY: a child of ours, which keeps its number until it has been waited for.
        unsafe {
            libc::kill(self.0, libc::SIGKILL);
            libc::waitpid(self.0, std::ptr::null_mut(), 0);
        }
    }
}

fn spins() {
    std::hint::spin_loop();
}

/// With a name that looks like the state of one that runs.
fn stops_and_then_waits() {
    const NAME: &CStr = c"a) R 1 (b";
    // SAFETY: plain system calls on the copy's one thread.
    unsafe {
        libc::prctl(libc::PR_SET_NAME, NAME.as_ptr());
        libc::raise(libc::SIGSTOP);
        loop {
            libc::pause();
        }
    }
}

#[test]
fn who_spins_wants_a_processor_also_when_all_are_taken() {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let copies: Vec<Copy> = (0..=processors).map(|_| Copy::of_us(spins)).collect();
    for copy in &copies {
        assert!(is_running(copy.0));
    }
}

#[test]
fn who_has_ended_wants_none() {
    let copy = Copy::of_us(spins);
    let process = copy.0;
    drop(copy);
    assert!(!is_running(process));
}

#[test]
fn who_is_stopped_or_waits_wants_none_whatever_its_name() {
    let copy = Copy::of_us(stops_and_then_waits);
    copy.until_stopped();
    assert!(!is_running(copy.0), "it is stopped");
    // SAFETY: a child of ours that has not been waited for to its end.
    unsafe { libc::kill(copy.0, libc::SIGCONT) };
    // It may be on its way to its wait for as long as the machine likes, and stays there once it has come.
    while is_running(copy.0) {
        thread::yield_now();
    }
}

#[test]
fn one_thread_of_many_is_enough() {
    // The harness waits on its first thread for this one, which runs while it looks.
    assert!(is_running(std::process::id().cast_signed()));
}

#[test]
fn only_the_time_in_which_it_is_so_counts() {
    let mut idle = Seen::default();
    idle.looked(Duration::from_millis(100), true);
    idle.looked(Duration::from_millis(100), false);
    idle.looked(Duration::from_millis(50), true);
    assert_eq!(idle.time(), Duration::from_millis(150));
}

#[test]
fn a_machine_that_stands_still_for_half_a_minute_does_not_make_it_so() {
    let mut idle = Seen::default();
    idle.looked(Duration::from_secs(30), true);
    assert_eq!(idle.time(), Duration::from_millis(200));
}
