//! The only room that starts processes: a learner's program within bounds, and the tools (cargo, rustc).
//!
//! It keeps time, counts bytes and leaves nothing behind. It does not judge, it prints nothing, and it
//! knows nothing of lessons: what a run means is for those who asked for it.
//!
//! What holds on which system:
//!
//! | | Linux | macOS and other Unix | Windows |
//! |---|---|---|---|
//! | wall clock, output bound | yes | yes | yes |
//! | the process group is killed | yes | yes | the child only |
//! | memory, file, core, process and CPU limits | yes | no | no |
//! | daemons that left the group are found and killed | yes | no | no |
//! | no controlling terminal; its parent is a guard, not the runner | yes | no | no |

mod cancel;
mod ctrl_c;
mod family;
mod guard;
mod guest;
mod interrupt;
mod limits;
mod reader;
mod served;
#[cfg(all(test, unix))]
mod tests;
mod wrapper;

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

pub use cancel::Cancel;
pub use ctrl_c::CtrlC;
pub(crate) use guard::stand_guard;
pub(crate) use guest::become_program;
pub use guest::run_editor;
pub use interrupt::{catch as catch_interrupts, interrupted};
pub(crate) use limits::COMPILER_CPU;
pub use limits::Limits;
pub use reader::{Line, Stream};
pub(crate) use served::{NoAnswer, Served};
pub(crate) use wrapper::{STAND_INS, own_file, wrap_rustc};

/// What to start, and within which bounds.
#[derive(Clone, Debug)]
pub struct Spec {
    pub(crate) program: PathBuf,
    pub(crate) args: Vec<OsString>,
    /// The working directory; the runner's own when absent.
    pub dir: Option<PathBuf>,
    /// Set after the environment has been cleaned, so that these win.
    pub(crate) env: Vec<(OsString, OsString)>,
    pub limits: Limits,
    /// Whether the result is still wanted.
    pub cancel: Cancel,
    /// When Ctrl-C is to be pressed: the program's group gets what a terminal would send it.
    pub ctrl_c: CtrlC,
}

impl Spec {
    /// A learner's program, with the bounds of one.
    pub fn program(program: impl Into<PathBuf>) -> Spec {
        Spec {
            program: program.into(),
            args: Vec::new(),
            dir: None,
            env: Vec::new(),
            limits: Limits::PROGRAM,
            cancel: Cancel::default(),
            ctrl_c: CtrlC::default(),
        }
    }

    /// A tool such as cargo: bounded in time and output only, because rustc may need any memory.
    pub(crate) fn tool(program: impl Into<PathBuf>) -> Spec {
        Spec {
            limits: Limits::TOOL,
            ..Spec::program(program)
        }
    }

    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Spec {
        self.args
            .extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }
}

/// How the main child itself ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Code(i32),
    #[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals"))]
    Signal(i32),
}

impl Status {
    /// What a shell would report: the code, or 128 and the signal.
    pub(crate) fn shell_code(self) -> u8 {
        let code = match self {
            Status::Code(code) => code,
            Status::Signal(signal) => 128 + signal,
        };
        // Windows has codes of 32 bits; a failure must never look like a success.
        u8::try_from(code).unwrap_or(u8::MAX)
    }
}

/// Why the run is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// By itself, or by a signal that was not ours.
    Exited(Status),
    /// Killed by us: `limits.wall` had passed.
    WallLimit,
    /// Killed by us: the person at the keyboard asked for it, or the result is no longer wanted.
    Interrupted,
}

/// All that is known of a finished run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Lines of both streams in the order of their arrival.
    pub(crate) lines: Vec<Line>,
    /// There was more output than `limits` allow; `lines` are its beginning.
    pub cut: bool,
    pub ended: Ended,
    /// From the start to the end of the main child.
    pub took: Duration,
}

impl Outcome {
    pub(crate) fn success(&self) -> bool {
        self.ended == Ended::Exited(Status::Code(0))
    }

    /// One stream as raw bytes, its lines ended by `\n`.
    pub(crate) fn bytes(&self, stream: Stream) -> Vec<u8> {
        let mut all = Vec::new();
        for line in self.lines.iter().filter(|line| line.stream == stream) {
            all.extend_from_slice(&line.bytes);
            all.push(b'\n');
        }
        all
    }
}

/// Runs a learner's program. `on_line` is called on this thread as the lines arrive.
///
/// Standard input is empty; `INSTA_*`, `RUST_TEST_*`, `CARGO*` and what sets up crates (`RAYON_*`, `TOKIO_*`,
/// `*_proxy`) are taken out of the environment and backtraces are off. When this returns, the main child is gone and so is, on Linux, everything that it
/// started.
///
/// # Errors
/// When the program cannot be started. A program that fails is an outcome, not an error.
pub fn run_bounded(spec: &Spec, on_line: &mut dyn FnMut(&Line)) -> Result<Outcome> {
    let (start, kind) = guard::before(spec);
    let mut command = command(start, spec, &|name| {
        // Also the settings of crates: a program is to run alike on every machine.
        [
            "INSTA_",
            "RUST_TEST_",
            "CARGO",
            "RUST_LIB_BACKTRACE",
            "RAYON_",
            "TOKIO_",
        ]
        .iter()
        .any(|prefix| name.starts_with(prefix))
            || name.to_ascii_lowercase().ends_with("_proxy")
    });
    command
        .env("RUST_BACKTRACE", "0")
        .envs(spec.env.iter().cloned());
    supervise(command, kind, spec, on_line)
        .with_context(|| format!("failed to run {}", spec.program.display()))
}

/// Runs cargo, rustc and the like. What they leave running on purpose (a compile cache's server) stays.
///
/// # Errors
/// When the tool cannot be started. Look at [`Outcome::success`] for the rest.
pub(crate) fn run_tool(spec: &Spec, on_line: &mut dyn FnMut(&Line)) -> Result<Outcome> {
    let program = Command::new(&spec.program);
    let mut command = command(program, spec, &|name| {
        // What `cargo run` tells the runner of itself is not true of the packages that are built next.
        [
            "INSTA_",
            "RUST_TEST_",
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_CRATE_NAME",
            "CARGO_PRIMARY_PACKAGE",
        ]
        .iter()
        .any(|prefix| name.starts_with(prefix))
    });
    command.envs(spec.env.iter().cloned());
    supervise(command, family::Kind::Tool, spec, on_line)
        .with_context(|| format!("failed to run {}", spec.program.display()))
}

fn command(mut command: Command, spec: &Spec, unwanted: &dyn Fn(&str) -> bool) -> Command {
    command
        .args(&spec.args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if let Some(dir) = &spec.dir {
        command.current_dir(dir);
    }
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(unwanted) {
            command.env_remove(name);
        }
    }
    command
}

/// After the kill, a pipe is empty in microseconds; only somebody who escaped can hold it longer.
const DRAIN: Duration = Duration::from_millis(300);
/// How soon it is noticed that a result is not wanted: the next check waits for it.
const ATTENTION: Duration = Duration::from_millis(10);

enum Message {
    Line(Line),
    EndOfStream,
    #[cfg_attr(not(unix), expect(dead_code, reason = "the child itself is asked"))]
    MainEnded(Duration),
}

fn supervise(
    command: Command,
    kind: family::Kind,
    spec: &Spec,
    on_line: &mut dyn FnMut(&Line),
) -> io::Result<Outcome> {
    interrupt::catch();
    let limits = &spec.limits;
    let started = Instant::now();
    let mut running = family::start(command, kind)?;
    limits::apply(running.id(), limits);

    let (sender, messages) = mpsc::channel();
    let budget = Arc::new(reader::Budget::new(limits));
    let open = read_both(&mut running, started, &budget, &sender)?;
    running.tell_when_ended(started, sender)?;

    let mut room = Room {
        messages,
        open,
        lines: Vec::new(),
        on_line,
    };
    let deadline = started.checked_add(limits.wall);
    let (stopped, took) = room.until_main_ends(&mut running, started, deadline, spec);
    // What the main child wrote is in the pipe already, so nobody else needs to live any longer.
    running.kill_group();
    let took = took.unwrap_or_else(|| started.elapsed());
    let status = running.reap()?;
    room.drain();
    Ok(Outcome {
        lines: room.lines,
        cut: budget.cut(),
        ended: stopped.unwrap_or(Ended::Exited(status)),
        took,
    })
}

/// Starts a reader for each pipe and says how many there are.
fn read_both(
    running: &mut family::Running,
    started: Instant,
    budget: &Arc<reader::Budget>,
    sender: &Sender<Message>,
) -> io::Result<usize> {
    let pipes = running.pipes();
    let open = pipes.len();
    for (stream, pipe) in pipes {
        let (budget, sender) = (Arc::clone(budget), sender.clone());
        thread::Builder::new().spawn(move || {
            reader::read_lines(pipe, stream, started, &budget, &mut |line| {
                sender.send(Message::Line(line)).is_ok()
            });
            // Nobody listens any more once the outcome has been returned.
            drop(sender.send(Message::EndOfStream));
        })?;
    }
    Ok(open)
}

struct Room<'a> {
    messages: Receiver<Message>,
    open: usize,
    lines: Vec<Line>,
    on_line: &'a mut dyn FnMut(&Line),
}

impl Room<'_> {
    /// Returns what we ended the run for, if we did, and how long the main child lived, if it ended.
    fn until_main_ends(
        &mut self,
        running: &mut family::Running,
        started: Instant,
        deadline: Option<Instant>,
        spec: &Spec,
    ) -> (Option<Ended>, Option<Duration>) {
        loop {
            if spec.cancel.is_cancelled() {
                return (Some(Ended::Interrupted), None);
            }
            if spec.ctrl_c.is_due() {
                running.interrupt_group();
            }
            let now = Instant::now();
            let left = deadline.map_or(ATTENTION, |deadline| {
                deadline.saturating_duration_since(now)
            });
            if left.is_zero() {
                return (Some(Ended::WallLimit), None);
            }
            let pause = left.min(ATTENTION).min(family::POLL);
            if let Some(took) = self.take(pause) {
                return (None, Some(took));
            }
            if running.ended_unnoticed() {
                return (None, Some(started.elapsed()));
            }
        }
    }

    fn drain(&mut self) {
        let until = Instant::now() + DRAIN;
        while self.open > 0 {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            self.take(left);
        }
    }

    fn take(&mut self, at_most: Duration) -> Option<Duration> {
        match self.messages.recv_timeout(at_most) {
            Ok(Message::Line(line)) => {
                (self.on_line)(&line);
                self.lines.push(line);
            }
            Ok(Message::EndOfStream) => self.open -= 1,
            Ok(Message::MainEnded(took)) => return Some(took),
            Err(RecvTimeoutError::Timeout) => {}
            // All senders are gone, so `recv_timeout` no longer waits and must not be asked in a loop.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(at_most),
        }
        None
    }
}
