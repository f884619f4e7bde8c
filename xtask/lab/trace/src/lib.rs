//! The record of one schedule of a learner's program: what happened, when in virtual time, on which
//! thread and in which task, and from which line.
//!
//! The lab (`lab-std`, `lab-tokio`) writes it and the grader reads it; this crate is all that they share.
//! It knows nothing of lessons or of right and wrong, and it depends on nothing, because the lab stands
//! between a learner's program and the real `std`.
//!
//! # Bytes
//!
//! A record is a sequence of entries, each a tag byte and its fields: integers in LEB128, strings with
//! their length in front. A reader takes entries until the bytes end or stop making sense, so the record
//! of a program that was killed in the middle is good up to there.

mod bytes;
pub mod net;

pub use bytes::{decode, encode};
use std::time::Duration;

/// The path of a source file begins like this when it belongs to a crate that the program uses. The runner
/// has rustc call them so; no path of a learner's can look like it.
pub const CRATES: &str = "<crates>";

/// A thread of the program; `main` is 0, the others are numbered as they are started.
pub type ThreadId = u32;
/// A task of an async runtime. Numbers are unique in the program, across its runtimes.
pub type TaskId = u32;
/// An async runtime. Numbers grow as runtimes are made, and some are left out.
pub type RuntimeId = u32;
/// One wait, from its beginning to its end. Numbers are unique in the program.
pub type WaitId = u32;
/// A lock, channel or other object that threads or tasks wait for, numbered as they are first used.
pub type ObjectId = u32;

/// A connection, numbered as they are asked for.
pub type ConnectionId = u32;

/// A place in the source, as `#[track_caller]` tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index into [`Trace::files`].
    pub file: u32,
    pub line: u32,
    pub column: u32,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Virtual time since the program began.
    pub at: Duration,
    pub thread: ThreadId,
    /// The task whose poll was under way; `None` outside of tasks. The future given to `block_on` counts
    /// as a task too.
    pub task: Option<TaskId>,
    pub place: Option<Place>,
    pub kind: Kind,
}

/// Where a thread comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The program started it with `std::thread`.
    Spawned,
    /// A worker of a multi-thread runtime.
    Worker,
    /// A thread of a runtime's blocking pool (`spawn_blocking`).
    Blocking,
    /// A crate that the program uses started it: a thread pool's worker.
    Crate,
}

/// What kind of thing a wait is for. The exact operation is told by the `op` beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A thread that sleeps: `std::thread::sleep`.
    Sleep,
    /// A task's timer: `tokio::time::sleep` and all that is built on it.
    Timer,
    /// The end of another thread: `JoinHandle::join`, the end of `thread::scope`.
    Join,
    /// The end of another task: a tokio `JoinHandle`, a `JoinSet`.
    TaskJoin,
    /// A lock or a permit.
    Lock,
    /// A message, or room for one.
    Channel,
    /// A notification: condition variables, barriers, `park`, `Notify`.
    Signal,
    /// A socket: bytes, room for them, or a connection.
    Net,
    /// A runtime or a thread pool with nothing to do. Never the program's own waiting.
    Idle,
}

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// What was waited for happened; for sleeps and timers, the time has come.
    Done,
    /// A deadline passed first.
    TimedOut,
    /// The waiting future was dropped.
    Dropped,
    /// Nothing had happened: the operation does not promise to wait until something does, and the plan
    /// made use of that (see [`Plan::early`]).
    Early,
}

/// How a task ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    Done,
    Panicked,
    /// Aborted, or dropped with its runtime, after it had run at least once.
    Cancelled,
    /// Aborted, or dropped with its runtime, before it ever ran.
    NeverRan,
}

/// Where output went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    Stdout,
    Stderr,
}

/// How a schedule ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// `main` returned, or panicked (101), or returned an `Err` (1).
    Returned(i32),
    /// `std::process::exit`.
    Exited(i32),
    /// `std::process::abort`.
    Aborted,
    /// Everybody waits and nothing can end it.
    Deadlock,
    /// Threads go round and round without anything changing, and nobody sleeps.
    Spinning,
    /// A bound of the lab was passed; the text names it ("1,000,000 steps").
    Limit(String),
    /// The program used something that the lab does not know; the text names it (`std::net`).
    Unknown(String),
    /// Real time passed without progress, with the processor busy: a loop that never reaches the lab.
    Busy,
    /// Real time passed without progress, with the processor idle: blocked outside of the lab.
    Stalled,
    /// Real time passed in which the program would have gone on, had the machine given it a processor.
    Starved,
    /// The process was ended by this signal.
    Killed(i32),
    /// A thread used up its stack.
    StackOverflow,
    /// The process ended behind the lab's back with this code.
    Vanished(i32),
}

/// What one step did with a value that is shared. Nobody can come into a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// Looked at it.
    Read,
    /// Put a value there, whatever was there before.
    Write,
    /// Changed it, starting from what was there.
    Update,
    /// Changed it on the condition that it still was what the program expected.
    Exchange,
}

/// What happened in an [`Event`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A thread was started; the event's thread is the one that started it.
    ThreadStarted {
        child: ThreadId,
        name: Option<String>,
        role: Role,
    },
    /// The event's thread came to the end of its function. Its thread-local values are dropped after that.
    ThreadEnded { panicked: bool },
    /// The event's thread, or the task on it, began to wait.
    Waits {
        wait: WaitId,
        class: Class,
        /// The operation as the documentation spells it (`Mutex::lock`).
        op: String,
        /// When the wait ends by itself.
        until: Option<Duration>,
        /// What is waited for: an object for locks and channels; for joins, the thread or task; for sockets,
        /// the connection.
        on: Option<u32>,
        /// The whole thread waits, and with it every task on it; not only one task.
        blocking: bool,
        /// The operation is one of a crate's, and the place is where the program called the crate.
        inside: bool,
    },
    /// A wait ended. For timers the event's place is the one where the timer was made.
    Woke { wait: WaitId, how: Woken },
    /// A lock was taken, or a permit.
    Locked { object: ObjectId },
    /// A lock was given back, or a permit.
    Unlocked { object: ObjectId },
    /// Text was written. It need not be a whole line.
    Printed {
        stream: Stream,
        text: String,
        /// The text was a literal in the source: no value was put into it.
        literal: bool,
        /// Path of the function or async body that printed, where the print macros could tell it.
        within: Option<String>,
    },
    /// A runtime was made.
    RuntimeMade { runtime: RuntimeId },
    /// A task was handed to a runtime.
    TaskSpawned {
        task: TaskId,
        /// `None` for work that a thread of the pool for blocking code does, and for a task that was handed to a
        /// `LocalSet` outside of any runtime.
        runtime: Option<RuntimeId>,
        /// It is the future given to `block_on`, and the thread that called waits for it.
        root: bool,
    },
    /// The event's task is polled on the event's thread from here on.
    PollBegan,
    /// The poll of the event's task is over.
    PollEnded,
    /// The event's task ended.
    TaskEnded { how: Finish },
    /// A future of the library's own (a timer, a lock, a permit) was dropped and had never been polled.
    NeverPolled { op: String },
    /// A panic began. The event's place is the panic's.
    Panicked { message: String },
    /// The event's thread asked for something over and over while nothing changed.
    Spun { op: String, times: u32 },
    /// A connection was asked for; it is open at once, or refused.
    Connected {
        connection: ConnectionId,
        /// The server's name, or the address where the program listens itself.
        to: String,
        accepted: bool,
    },
    /// A server has got a whole question, and answers at the given time, if ever.
    Asked {
        connection: ConnectionId,
        /// `GET /users`; empty where the connection itself is the question.
        what: String,
        answered: Option<Duration>,
    },
    /// One side has let go of the connection.
    Closed { connection: ConnectionId },
    /// A work item's wait was stretched by the schedule's plan (see [`Plan::stretch`]).
    Stretched { line: String },
    /// A shared value was looked at or changed in one step: an atomic access, or all that was done under
    /// a lock. Repetitions while nothing changes are left out, and so is what comes after very many.
    Touched {
        object: ObjectId,
        how: Touch,
        /// The operation as the documentation spells it (`AtomicI64::load`).
        op: String,
        /// The value before and after the step, where it is a number or a truth value.
        before: Option<String>,
        after: Option<String>,
    },
    /// Somebody put a message into a channel or took one out of it, heard that there will be none, rang or heard a
    /// notification: they know what those knew who did so before.
    Passed { object: ObjectId },
    /// An operation that does not wait had no effect: a lock was taken (`Mutex::try_lock`), or a value was
    /// not what the program expected (`compare_exchange`).
    Refused { object: ObjectId, op: String },
    /// Ctrl-C was pressed. What the program does about it is its own affair if it listens; if nobody does, it
    /// is over.
    CtrlC { heard: bool },
}

/// One entry of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The file with the next free number.
    File(String),
    /// The lab had `of` ways to go on and took the one numbered `picked`.
    Chose {
        picked: u32,
        of: u32,
    },
    Event(Event),
    End {
        at: Duration,
        thread: ThreadId,
        place: Option<Place>,
        end: End,
    },
}

/// How one schedule is to be run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The first choices, in order.
    pub prefix: Vec<u32>,
    /// After the prefix: with a seed, choices are drawn from it; without one, always the first.
    pub seed: Option<u64>,
    /// How many times a thread that could go on may be made to wait; `None` for as often as you like.
    pub preemptions: Option<u32>,
    /// Waits that are made to last longer: after the program prints the exact line, the next sleep or
    /// timer of that thread or task, or of a thread that it starts before that, lasts so much longer. A line with [`Plan::ANY`] in it stands for the
    /// first one that has any text there.
    pub stretch: Vec<(String, Duration)>,
    /// The servers that there are, at [`net::FIRST_PORT`] and the ports after it.
    pub servers: Vec<net::Server>,
    /// The program's arguments, without its name.
    pub args: Vec<String>,
    /// Each thread's first wait at each place of the program comes back although nothing has happened,
    /// where the operation may do so (`Condvar::wait`, `thread::park`): a spurious wake-up.
    pub early: bool,
    /// When Ctrl-C is pressed.
    pub ctrl_c: Option<Moment>,
}

/// A moment that is a fact of the run, so that it is the same in the lab and for real. What is meant to come
/// at this moment comes when all has been done that the program can do in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A server has got this question for the first time ([`Kind::Asked`]: `GET /users`).
    Asked(String),
    /// This line has been printed for the first time.
    Printed(String),
}

impl Moment {
    /// Whether what happens is what makes the moment.
    #[must_use]
    pub fn is_made_by(&self, kind: &Kind) -> bool {
        match (self, kind) {
            (Self::Asked(question), Kind::Asked { what, .. }) => what == question,
            (Self::Printed(line), Kind::Printed { stream, text, .. }) => {
                *stream == Stream::Stdout && text.lines().any(|text| text == line)
            }
            _ => false,
        }
    }
}

impl Plan {
    /// Stands for any text in a line of [`Plan::stretch`].
    pub const ANY: &str = "{}";

    /// Whether a line is of the form, which may have one [`Plan::ANY`] in it.
    #[must_use]
    pub fn is_of_form(line: &str, form: &str) -> bool {
        match form.split_once(Self::ANY) {
            Some((begins, ends)) => {
                line.len() >= begins.len() + ends.len()
                    && line.starts_with(begins)
                    && line.ends_with(ends)
            }
            None => line == form,
        }
    }
}

/// The record of one schedule, read back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    pub files: Vec<String>,
    pub events: Vec<Event>,
    /// Every choice as (picked, of).
    pub choices: Vec<(u32, u32)>,
    pub end: Option<Ended>,
}

/// The end of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub at: Duration,
    pub thread: ThreadId,
    pub place: Option<Place>,
    pub end: End,
}

impl Trace {
    /// Puts the entries of a record in order. Entries after the end are left out.
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut trace = Self::default();
        for entry in entries {
            match entry {
                Entry::File(path) => trace.files.push(path),
                Entry::Chose { picked, of } => trace.choices.push((picked, of)),
                Entry::Event(event) => trace.events.push(event),
                Entry::End {
                    at,
                    thread,
                    place,
                    end,
                } => {
                    trace.end = Some(Ended {
                        at,
                        thread,
                        place,
                        end,
                    });
                    break;
                }
            }
        }
        trace
    }

    /// The file that a place is in.
    pub fn file(&self, place: Place) -> Option<&str> {
        self.files.get(place.file as usize).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leaves_one_part_of_a_line_open() {
        assert!(Plan::is_of_form("Job 12 started", "Job {} started"));
        assert!(Plan::is_of_form("Job 12 started", "Job 12 started"));
        assert!(!Plan::is_of_form("Job 12 done", "Job {} started"));
        // The parts of the form must not share a letter of the line.
        assert!(!Plan::is_of_form("aba", "ab{}ba"));
    }
}
