//! The guard between the runner and a learner's program: a process of ours that starts the program, waits,
//! and ends as it did. So the parent that a program can name, stop or kill is not the runner.
//!
//! When the runner is gone, which a program can kill if it looks for it, the guard ends the program and itself.
//! The guard begins a session, which takes the terminal out of the program's reach. It is the runner's own
//! file once more; what it costs is one more start, of a few milliseconds. Linux only: elsewhere nobody
//! would find the program when the guard is gone.

use std::ffi::OsStr;
use std::process::{Command, ExitCode};

use super::Spec;
use super::family::Kind;

/// How soon a guard notices that it has nobody to report to.
#[cfg(target_os = "linux")]
const ATTENTION: std::time::Duration = std::time::Duration::from_millis(200);

/// The first argument of a guard. No command is named like this.
const CALL: &str = "--stand-guard-for";

/// A command that starts the program, behind a guard where that can be.
pub(super) fn before(spec: &Spec) -> (Command, Kind) {
    // A test binary is not the runner. What is not there cannot be started, and the guard could not say so.
    if cfg!(any(test, not(target_os = "linux"))) || !spec.program.is_file() {
        return (Command::new(&spec.program), Kind::Program);
    }
    // Not by its path, where another version may stand since.
    let mut command = Command::new("/proc/self/exe");
    command.arg(CALL).arg(&spec.program);
    (command, Kind::Guarded)
}

/// Does the guard's work, if this process was called as one.
pub(crate) fn stand_guard() -> Option<ExitCode> {
    let mut args = std::env::args_os().skip(1);
    if args.next()? != OsStr::new(CALL) {
        return None;
    }
    let mut command = Command::new(args.next()?);
    command.args(args);
    Some(guard(command))
}

#[cfg(not(target_os = "linux"))]
fn guard(_: Command) -> ExitCode {
    unreachable!("guards stand on Linux only")
}

/// Waits until the runner is gone, which somebody may kill, and ends our group, ourselves among them.
#[cfg(target_os = "linux")]
fn leave_with(runner: Option<rustix::process::Pid>) {
    use rustix::process::{Signal, getpgrp, getpid, getppid, kill_process_group};

    while getppid() == runner {
        std::thread::sleep(ATTENTION);
    }
    if getpgrp() == getpid() {
        let _ = kill_process_group(getpgrp(), Signal::KILL);
    }
}

#[cfg(target_os = "linux")]
fn guard(mut command: Command) -> ExitCode {
    use rustix::process::{Signal, getpid, kill_process, setsid};
    use std::os::unix::process::ExitStatusExt;

    let runner = rustix::process::getppid();
    // It fails for the leader of a group, which the runner has not made us.
    let _ = setsid();
    // Ctrl-C is for the program, which shares our group. A handler is not passed on to it, as ignoring would be.
    let noted = std::sync::Arc::default();
    drop(signal_hook::flag::register(
        signal_hook::consts::SIGINT,
        noted,
    ));
    // Without it a program that waits would wait for ever.
    drop(std::thread::Builder::new().spawn(move || leave_with(runner)));
    let Ok(status) = command.status() else {
        return ExitCode::from(127);
    };
    let Some(signal) = status.signal() else {
        return ExitCode::from(
            status
                .code()
                .and_then(|code| u8::try_from(code).ok())
                .unwrap_or(1),
        );
    };
    if signal == signal_hook::consts::SIGINT {
        // Our own handler would only note it.
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    }
    if let Some(signal) = Signal::from_named_raw(signal) {
        // The first SIGSEGV meets Rust's own handler, which steps back.
        for _ in 0..2 {
            let _ = kill_process(getpid(), signal);
        }
    }
    // Signals that a Rust program does not die of: as a shell would put it.
    ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX))
}
