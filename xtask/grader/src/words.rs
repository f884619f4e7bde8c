//! Every sentence that tells a learner what went wrong. Decides nothing.
//!
//! Short, concrete, kind, and true: each names the line, the thread and the second where they are known.

mod alone;
mod blocking;
mod budget;
mod computing;
mod failures;
mod late;
mod outside;
mod pauses;
mod shared;

pub(crate) use alone::*;
pub(crate) use blocking::*;
pub(crate) use budget::*;
pub(crate) use computing::*;
pub(crate) use failures::*;
pub(crate) use late::*;
pub(crate) use outside::*;
pub use outside::{empty_file, parts};
pub(crate) use pauses::*;
pub(crate) use shared::{
    Step, gave_up, known_by, lost_update, not_exchanged, read_too_soon, steps, unsafe_sharing,
    unshared,
};

mod servers;

use crate::expectation::Work;
use crate::transcript::seconds;
pub use servers::gate_stayed_shut;
pub(crate) use servers::*;
use std::time::Duration;

fn on(line: Option<u32>) -> String {
    line.map_or(String::new(), |line| format!(" on line {line}"))
}

/// A line of output as it stands in a sentence.
fn quoted(line: &str) -> String {
    if line.is_empty() {
        "an empty line".into()
    } else {
        format!("\"{line}\"")
    }
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The names of work; where there are many, the first ones and how many more.
fn names(work: &[Work]) -> String {
    const TOLD: usize = 6;
    let mut names: Vec<String> = work.iter().map(|work| work.name.clone()).collect();
    if names.len() > TOLD {
        names.truncate(TOLD / 2);
        names.push(format!("{} more", work.len() - names.len()));
    }
    list(&names)
}

/// Of a program that has passed, but would not if a wait ended early.
pub(crate) fn counts_on_a_signal(op: &str, lines: &[u32], what: &str) -> String {
    let on = match lines {
        [line] => format!("line {line}"),
        lines => format!(
            "lines {}",
            list(&lines.iter().map(u32::to_string).collect::<Vec<_>>())
        ),
    };
    let (nobody, instead) = if op.starts_with("Condvar") {
        (
            "notified it",
            "look at the condition again in a loop, or let `wait_while` do so",
        )
    } else {
        ("called `unpark`", "look in a loop at what it waits for")
    };
    format!(
        "On {on}, `{op}` may come back although nobody has {nobody} (a spurious wake-up). That is rare, but \
         then: {what}. So {instead}."
    )
}

pub(crate) fn lab_does_not_know(what: &str) -> String {
    format!("the lab cannot judge `{what}` yet; the real run decides")
}

pub(crate) fn stalled() -> String {
    "the program blocked where the lab cannot see it; the real run decides".into()
}

pub(crate) fn vanished(code: i32) -> String {
    format!(
        "the program ended with code {code} by a way that the lab does not know; the real run decides"
    )
}

pub(crate) fn cut() -> String {
    "the lab's record of the program has no end; the real run decides".into()
}

/// Of a panic in a library's own code, `line` is only the last that is known before it.
pub(crate) fn panics(who: &str, line: Option<u32>, exact: bool, message: &str) -> String {
    let place = match line {
        Some(line) if !exact => format!(" after line {line}, in a library's code"),
        _ => on(line),
    };
    format!("{who} panics{place}: {message}{}", meaning(message))
}

/// What an error of `std` says without saying it.
fn meaning(message: &str) -> &'static str {
    let errors = [
        ("PoisonError", " (somebody panicked with this lock in hand)"),
        ("SendError", " (the receiver is gone)"),
        (
            "RecvError",
            " (every sender is gone, and no message is left)",
        ),
    ];
    let told = errors.iter().find(|(error, _)| message.contains(error));
    told.map_or("", |(_, meaning)| meaning)
}

pub(crate) fn busy(line: Option<u32>, round: Option<u32>) -> String {
    let seen = match line {
        Some(line) => format!("the last it did that the lab could see was on line {line}"),
        None => "it never reaches anything that the lab could see".into(),
    };
    let round = round.map_or(String::new(), |line| {
        format!("; look at the loop on line {line}")
    });
    format!("the program computes for ever; {seen}{round}")
}

pub(crate) fn spins_for_ever(op: &str, line: Option<u32>) -> String {
    format!(
        "the program asks {op}{} over and over, and nobody is left who could change the answer",
        on(line)
    )
}

pub(crate) fn limit(what: &str, line: Option<u32>) -> String {
    format!(
        "the program was stopped after {what}; it was{} then",
        if line.is_some() {
            on(line)
        } else {
            " still going".into()
        }
    )
}

pub(crate) fn killed(signal: i32) -> String {
    let name = match signal {
        4 => " (illegal instruction)",
        6 => " (abort)",
        7 => " (bus error)",
        8 => " (arithmetic error)",
        9 => " (killed)",
        11 => " (segmentation fault)",
        _ => "",
    };
    format!("the program was ended by signal {signal}{name}")
}

pub(crate) fn stack_overflow(line: Option<u32>) -> String {
    let seen = line.map_or(String::new(), |line| {
        format!("; it was last seen on line {line}")
    });
    format!("a thread used up its stack, as endless recursion does{seen}")
}

pub(crate) fn aborted(line: Option<u32>) -> String {
    format!("the program aborts{}", on(line))
}

pub(crate) fn exit_code(code: i32, called: bool, line: Option<u32>) -> String {
    if called {
        format!(
            "the output is right, but process::exit{} ends the program with code {code}; 0 means success",
            on(line)
        )
    } else {
        format!(
            "the output is right, but main returns a failure{}, so the exit code is {code}; 0 means success",
            on(line)
        )
    }
}

pub(crate) fn waits(who: &str, line: Option<u32>, op: &str, for_what: Option<&str>) -> String {
    let for_what = for_what.map_or_else(|| format!("in {op}"), str::to_owned);
    format!("{who} waits{} {for_what}", on(line))
}

/// What somebody waits for in vain, where the operation says it.
pub(crate) fn never_comes(op: &str) -> Option<String> {
    let (of, name) = op.rsplit_once("::").unwrap_or(("", op));
    let notified = ("to be notified", ", and nobody does so");
    let (what, why) = match name {
        "recv" | "blocking_recv" => (
            "for a message",
            ", which nobody sends, though there is still a sender",
        ),
        "send" => (
            "for room in the channel",
            ", and nobody takes anything out of it",
        ),
        "park" => ("to be unparked", ", and nobody does so"),
        "notified" | "notified_owned" => notified,
        "wait" | "wait_while" if of.ends_with("Condvar") => notified,
        "wait" if of.ends_with("Barrier") => ("at a barrier", ", to which too few come"),
        _ => return None,
    };
    Some(format!("{what} ({op}){why}"))
}

/// Of a thread that waits while it drives tasks.
pub(crate) fn keeps_thread() -> &'static str {
    " and keeps the runtime's thread, so that no other task can begin"
}

pub(crate) fn deadlock(parts: &[String]) -> String {
    if parts.is_empty() {
        return "the program hangs: everyone waits and nobody can go on".into();
    }
    let mut different: Vec<(&String, usize)> = Vec::new();
    for part in parts {
        match different.iter_mut().find(|(other, _)| *other == part) {
            Some((_, times)) => *times += 1,
            None => different.push((part, 1)),
        }
    }
    let told = different.into_iter().map(|(part, times)| match times {
        1 => part.clone(),
        _ => format!("{part} ({times} times)"),
    });
    format!(
        "the program hangs, since nobody can go on: {}",
        told.collect::<Vec<_>>().join("; ")
    )
}

/// `exit` is a call of `process::exit`, `left` a `return` of `main`'s.
pub(crate) fn exits_early(
    cut: &[String],
    exit: Option<u32>,
    left: Option<u32>,
    missing: &[&str],
) -> String {
    let ended = match (exit, left) {
        (Some(line), _) => format!("process::exit on line {line} ends the program"),
        (None, Some(line)) => {
            format!("`return` on line {line} ends main, and the program with it,")
        }
        (None, None) => "main comes to its end, and the program with it,".into(),
    };
    let missing = missing.first().map_or(String::new(), |line| {
        format!("; {} is never printed", quoted(line))
    });
    match cut {
        [] => format!("{ended} before the work is done{missing}"),
        [one] if !one.contains(" tasks of ") => {
            format!("{ended} while {one} is still at work: nobody waits for it{missing}")
        }
        many => format!(
            "{ended} while {} are still at work: nobody waits for them{missing}",
            list(many)
        ),
    }
}

/// `exit` is a call of `process::exit`, in a program that has a `BufWriter`.
pub(crate) fn exits_unwritten(exit: Option<u32>, missing: &str) -> String {
    format!(
        "process::exit{} ends the program on the spot, and what a BufWriter still holds is not written: {} is never printed; flush it before",
        on(exit),
        quoted(missing)
    )
}

pub(crate) fn cancelled(line: Option<u32>, at: Duration, missing: &str) -> String {
    format!(
        "at {} s the future that waits{} is dropped, and with it the rest of its work; {} is never printed",
        seconds(at),
        on(line),
        quoted(missing)
    )
}

pub(crate) fn stops_waiting(line: Option<u32>, at: Duration, missing: &str) -> String {
    format!(
        "at {} s the wait{} is given up, and nobody hears any more of what it was for; {} is never printed",
        seconds(at),
        on(line),
        quoted(missing)
    )
}

/// How the program has done with work that is still under way.
pub(crate) enum LeftBy {
    /// It has not.
    Nobody,
    /// This line has waited, and not long enough.
    TooSoon(u32),
    /// This line aborts the work.
    Abort(u32),
    /// The set was dropped that the work is in.
    Set,
    /// This line waited for it until then.
    GivingUp(u32, Duration),
}

pub(crate) fn goes_on(
    text: &str,
    line: Option<u32>,
    work: &str,
    started: Option<u32>,
    left: &LeftBy,
) -> String {
    let started = started.map_or(String::new(), |line| format!(" (started on line {line})"));
    let left = match left {
        LeftBy::Nobody => "nobody has waited for it yet".into(),
        LeftBy::TooSoon(line) => format!("the wait on line {line} was over too soon"),
        LeftBy::Abort(line) => {
            format!("line {line} only asks it to end; its handle, awaited, says when it has")
        }
        LeftBy::Set => {
            "a JoinSet that is dropped only asks its tasks to end; `shutdown().await` waits until they have".into()
        }
        LeftBy::GivingUp(line, at) => format!(
            "line {line} waited for it until {} s and then dropped the handle, with which a task does not end",
            seconds(*at)
        ),
    };
    format!(
        "{} is printed{} while {work}{started} is still at work: {left}",
        quoted(text),
        on(line)
    )
}

pub(crate) fn lives_on(
    text: &str,
    line: Option<u32>,
    task: &str,
    given_up: Option<u32>,
    at: Duration,
) -> String {
    let waiting = given_up.map_or("it was waited for".into(), |line| {
        format!("line {line} waited for it")
    });
    format!(
        "{} is printed{} by {task}, which lives on: {waiting} until {} s and then dropped the handle, and a task does not end with its handle",
        quoted(text),
        on(line),
        seconds(at)
    )
}

/// `made` is where the semaphore is made.
pub(crate) fn one_permit(
    first: &str,
    second: &str,
    line: Option<u32>,
    made: Option<u32>,
) -> String {
    let made = made.map_or(String::new(), |line| format!(" of line {line}"));
    format!(
        "{second} waits{} for a permit until {first} has given it back: the semaphore{made} lets too few in at once",
        on(line)
    )
}

/// What let more work begin than there may be.
pub(crate) enum Excess {
    /// Nobody gave a permit.
    Unlimited,
    /// The work asks for its permit on this line, when it has begun.
    Afterwards(u32),
    /// The permit taken on this line is given back too soon.
    GivenBack(u32),
    /// The work was started on this line and never asks for a permit, as all others do.
    Without(u32),
    /// It goes by what it saw when it looked, and others have changed that before it does.
    OldLook { look: u32, change: u32 },
    /// One semaphore gave so many permits.
    Permits(usize),
    /// So many semaphores gave them.
    Semaphores(usize),
}

fn why(excess: &Excess) -> String {
    match excess {
        Excess::Unlimited => "nothing makes it wait for its turn".into(),
        Excess::Afterwards(line) => {
            format!("it asks for its permit only afterwards, on line {line}")
        }
        Excess::GivenBack(line) => {
            format!(
                "a permit taken on line {line} is given back before the work that it is for is done"
            )
        }
        Excess::Without(line) => {
            format!(
                "the others have a permit each, and this one, started on line {line}, asks for none"
            )
        }
        Excess::OldLook { look, change } if look == change => format!(
            "it looks on line {look} whether there is room, and others come in before it takes its place: to look and to take must be one step"
        ),
        Excess::OldLook { look, change } => format!(
            "it looks on line {look} whether there is room, and others come in before it takes its place on line {change}: to look and to take must be one step"
        ),
        Excess::Permits(permits) => format!("the semaphore has let {permits} in"),
        Excess::Semaphores(count) => {
            format!("the permits come from {count} semaphores, and each counts only its own")
        }
    }
}

pub(crate) fn over_limit(
    work: &str,
    at: Duration,
    line: Option<u32>,
    most: usize,
    mark: usize,
    excess: &Excess,
) -> String {
    let why = why(excess);
    format!(
        "{work} starts{} at {} s while {most} others are under way, and {most} is the limit: {why}; at its worst, {mark} are under way at once",
        on(line),
        seconds(at)
    )
}

pub(crate) fn idle(
    next: &str,
    from: Duration,
    to: Duration,
    under_way: usize,
    most: usize,
    line: Option<u32>,
) -> String {
    let look = line.map_or(String::new(), |line| format!("; look at line {line}"));
    let are = if under_way == 1 { "is" } else { "are" };
    format!(
        "at {} s only {under_way} {are} under way where {most} may be, and {next} starts only at {} s{look}",
        seconds(from),
        seconds(to)
    )
}

pub(crate) fn never_polled(op: &str, line: Option<u32>) -> String {
    format!(
        "the future of {op}{} is made and dropped; without `.await` it does nothing",
        on(line)
    )
}

pub(crate) fn never_awaited(function: &str, line: u32) -> String {
    if function.is_empty() {
        return format!(
            "the async block on line {line} only makes a future; nobody awaits it, so nothing of it runs"
        );
    }
    format!(
        "line {line} calls {function}, which only makes a future; nobody awaits it, so nothing of it runs"
    )
}

/// It is not called there, but handed on to be called.
pub(crate) fn never_awaited_elsewhere(function: &str, line: u32) -> String {
    format!(
        "line {line} hands {function} on; a call of it only makes a future, and nobody awaits one, so nothing of it runs"
    )
}

/// Of an async function that nobody calls or names; `line` is its own.
pub(crate) fn never_called(function: &str, line: u32) -> String {
    format!("nobody calls {function} of line {line}, so nothing of it runs")
}

pub(crate) fn unused_future(line: u32) -> String {
    format!("the future made on line {line} is never awaited, so nothing of it runs")
}

pub(crate) fn serialised(
    first: &str,
    second: &str,
    taken: Option<u32>,
    waits: Option<u32>,
) -> String {
    format!(
        "{second} waits{} for a lock that is held for as long as {first} takes{}; hold a lock only while you touch what it guards",
        on(waits),
        taken.map_or(String::new(), |line| format!(" (taken on line {line})"))
    )
}

pub(crate) fn sequential(first: &str, second: &str, line: Option<u32>, until: Duration) -> String {
    let subject = line.map_or_else(|| "the program".into(), |line| format!("line {line}"));
    format!(
        "{subject} waits for {first} before {second} can start: that is at {} s; start both, then wait",
        seconds(until)
    )
}

/// The second has announced itself, and waits before it goes on.
pub(crate) fn goes_on_after(
    first: &str,
    second: &str,
    line: Option<u32>,
    until: Duration,
) -> String {
    let subject = line.map_or_else(|| "the program".into(), |line| format!("line {line}"));
    format!(
        "the start of {second} is printed, but {subject} then waits for {first}, until {} s; neither should wait for the other",
        seconds(until)
    )
}

/// Where else something may wait that blocks a runtime's thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Instead {
    /// It is to be awaited.
    Awaited,
    /// The lesson leaves it free to block elsewhere.
    Either,
    /// It is work for a thread.
    Elsewhere,
}

/// `by` is the line that calls the plain function in which the operation stands.
pub(crate) fn blocks_runtime(
    op: &str,
    line: Option<u32>,
    by: Option<u32>,
    instead: Instead,
) -> String {
    let by = by.map_or(String::new(), |line| format!(" (called on line {line})"));
    let instead = match instead {
        Instead::Awaited => "await tokio's own instead",
        Instead::Either => "await tokio's own instead, or give what blocks to spawn_blocking",
        Instead::Elsewhere => "give what blocks to spawn_blocking, and await that",
    };
    format!(
        "{op}{}{by} blocks the runtime's thread: no other task on it can go on; {instead}",
        on(line)
    )
}

pub(crate) fn completion_order() -> String {
    "the results are in the order in which they were ready, not in the order in which you asked for them".into()
}

pub(crate) fn unexpected_line(text: &str, line: Option<u32>, missing: Option<&str>) -> String {
    let printed = format!("{} is printed{}", quoted(text), on(line));
    match missing {
        Some(missing) => format!("{printed}, where the lesson wants {}", quoted(missing)),
        None => format!("{printed}, which the lesson does not want"),
    }
}

/// `started` is where the thread was started that prints it.
pub(crate) fn printed_again(text: &str, line: Option<u32>, started: Option<u32>) -> String {
    let by = started.map_or(String::new(), |line| {
        format!(" by a thread that is started on line {line}")
    });
    format!("{} is printed once too often{}{by}", quoted(text), on(line))
}

pub(crate) fn on_standard_error(text: &str, line: Option<u32>) -> String {
    format!(
        "{} goes to standard error{}; the lesson wants it on standard output",
        quoted(text),
        on(line)
    )
}

/// `next` is what comes after it all the same, and on which line.
pub(crate) fn missing_line(text: &str, next: Option<(&str, u32)>) -> String {
    let next = next.map_or(String::new(), |(next, line)| {
        format!("; line {line} prints {} without it", quoted(next))
    });
    format!("{} is never printed{next}", quoted(text))
}

/// `other` is one like it, printed on that line.
pub(crate) fn one_of_many_missing(text: &str, other: &str, line: Option<u32>) -> String {
    let (text, other) = (quoted(text), quoted(other));
    format!("{text} is never printed, though {other} is{}", on(line))
}

/// `op` does not wait (`Semaphore::try_acquire`).
pub(crate) fn goes_without(missing: &str, who: &str, op: &str, line: u32) -> String {
    let waits = op.replace("try_", "");
    format!(
        "{who} asks {op} on line {line}, is refused, and goes on without: {} is never printed; {waits} waits its turn",
        quoted(missing)
    )
}

pub(crate) fn moved_line(text: &str, line: Option<u32>) -> String {
    format!(
        "{} is printed{} when it is not its turn yet",
        quoted(text),
        on(line)
    )
}

/// Of a line that comes when all should have been said.
pub(crate) fn comes_after_all(at: Duration, last: Duration) -> String {
    format!(
        ": that is at {} s, and the last line is due at {} s",
        seconds(at),
        seconds(last)
    )
}

/// `question` is what nobody asked that a line tells of.
pub(crate) fn was_never_asked(question: &str) -> String {
    format!("; {question} was never made")
}

/// `line` prints text and leaves the line open.
pub(crate) fn lacks_its_end(line: u32) -> String {
    format!("; what line {line} prints does not end the line, as `println!` does")
}

/// `line` is where an error is thrown away.
pub(crate) fn error_goes(line: u32) -> String {
    format!("; look at line {line}, where the error is lost")
}

/// The same thread or task waits afterwards on `line`, until the line is due; `again` says that it has waited
/// there before.
pub(crate) fn printed_too_early(
    text: &str,
    wanted: &str,
    actual: &str,
    (line, again): (u32, bool),
) -> String {
    let after = if again {
        format!("after the last wait on line {line}")
    } else {
        format!("after the wait on line {line}, not before it")
    };
    format!(
        "{} is printed at {actual} s and should be at {wanted} s: print it {after}",
        quoted(text)
    )
}

/// Work that somebody has begun late, on `line`.
pub(crate) fn begun_too_late(text: &str, wanted: &str, actual: &str, line: u32) -> String {
    format!(
        "{} is printed at {actual} s and should be at {wanted} s: line {line} begins it only then",
        quoted(text)
    )
}

/// Work that begins late; `line` is the wait that comes first.
pub(crate) fn begins_too_late(text: &str, wanted: &str, actual: &str, line: u32) -> String {
    format!(
        "{} is printed at {actual} s and should be at {wanted} s: it comes only after the wait on line {line}",
        quoted(text)
    )
}

pub(crate) fn timer_among_threads(line: Option<u32>) -> String {
    format!(
        "this work is for threads, but an async timer{} does the waiting",
        on(line)
    )
}

/// A thread that the runtime keeps for `spawn_blocking`.
pub(crate) fn blocking_pool() -> String {
    "a thread of the pool for blocking code".into()
}

pub(crate) fn thread_among_tasks(pool: bool, started: Option<u32>, line: Option<u32>) -> String {
    let thread = match started {
        Some(line) if pool => format!("{} (for line {line})", blocking_pool()),
        None if pool => blocking_pool(),
        Some(line) => format!("the thread started on line {line}"),
        None => "a thread".into(),
    };
    format!(
        "this work is for tasks, but {thread} sleeps{} for it; one thread can wait for all of them",
        on(line)
    )
}

pub(crate) fn runtime_per_task(threads: usize) -> String {
    format!(
        "the async work is spread over {threads} threads of your own, each with its runtime; one runtime drives all tasks"
    )
}

pub(crate) fn several_runtimes(work: &[Work], runtimes: usize) -> String {
    format!(
        "{} are spread over {runtimes} runtimes; one runtime drives all tasks",
        names(work)
    )
}

pub(crate) fn driven_by_several(work: &[Work], threads: usize) -> String {
    format!(
        "{} are spread over {threads} threads of your own, each of which drives a part; one thread can drive all tasks",
        names(work)
    )
}

pub(crate) fn shared_wait(work: &[Work]) -> String {
    match work {
        [one] => format!(
            "the text is right, but {} does no waiting of its own",
            one.name
        ),
        many => format!(
            "the text is right, but {} do not each wait for themselves: the lines are printed around waits that are not theirs",
            names(many)
        ),
    }
}

pub(crate) fn crossed(text: &str, line: Option<u32>, one: &str, other: &str) -> String {
    format!(
        "{} is printed{} by whoever began {other}, and the end of {other} by whoever began {one}: neither can know when the other is done",
        quoted(text),
        on(line)
    )
}

pub(crate) fn not_after(text: &str, line: Option<u32>) -> String {
    format!(
        "{} is printed{} by the thread that does the work: it is still running then, and nobody has waited for it",
        quoted(text),
        on(line)
    )
}

pub(crate) fn gives_nothing(name: &str, line: u32) -> String {
    format!(
        "the text is right, but {name} on line {line} gives nothing back: what is shown as its result comes from elsewhere"
    )
}

pub(crate) fn thrown_away(name: &str, line: u32) -> String {
    format!(
        "the text is right, but what {name} gives back is thrown away on line {line}: what is shown as its result comes from elsewhere"
    )
}

pub(crate) fn borrowed_wait(work: &str, line: Option<u32>) -> String {
    format!(
        "the text is right, but {work} does no waiting of its own: all it waits for{} is that somebody else has slept",
        on(line)
    )
}

pub(crate) fn one_thread(work: &[Work]) -> String {
    match work {
        [one] => format!(
            "the text is right, but {} does not run on a thread of its own",
            one.name
        ),
        many => format!(
            "the text is right, but {} do not run on threads of their own",
            names(many)
        ),
    }
}

pub(crate) fn not_beside(text: &str, line: Option<u32>, started: Option<u32>) -> String {
    let started = started.map_or(String::new(), |line| format!(" (line {line})"));
    format!(
        "{} is printed{} before the thread is started{started}, so nothing runs meanwhile",
        quoted(text),
        on(line)
    )
}

pub(crate) fn busy_waits(op: &str, line: Option<u32>) -> String {
    format!(
        "the program asks {op}{} over and over; that keeps a processor busy where a wait would cost nothing",
        on(line)
    )
}

/// A future says that it is to be polled again although nothing has come.
pub(crate) fn wakes_itself(line: u32) -> String {
    format!(
        "on line {line} a future wakes itself and is polled over and over; that keeps a processor busy where it would be woken by what it waits for"
    )
}

/// Waits that are over at once, as often as the lab could record.
pub(crate) fn wakes_to_look(op: &str, line: Option<u32>, times: usize) -> String {
    format!(
        "{op}{} waits for less than a millisecond, and the program wakes again and again to look: {times} times so far; where it waits for the end itself it wakes once",
        on(line)
    )
}

pub(crate) fn literal(text: &str, line: Option<u32>) -> String {
    format!(
        "\"{text}\" is typed in{}; it should show the value that the work gave back",
        on(line)
    )
}

pub(crate) fn typed_in(texts: &[String], lines: &[u32]) -> String {
    let numbers: Vec<String> = lines.iter().map(u32::to_string).collect();
    let on = match lines {
        [_] => "line",
        _ => "lines",
    };
    format!(
        "{} are typed in on {on} {}; they should be what the work gave back",
        list(&texts.iter().map(|text| quoted(text)).collect::<Vec<_>>()),
        list(&numbers)
    )
}

pub(crate) fn not_cancelled(text: &str, line: Option<u32>) -> String {
    format!(
        "the text is right, but when {} is printed{}, no work is cancelled: nothing that waits is dropped there",
        quoted(text),
        on(line)
    )
}

pub(crate) fn one_body(outer: &str, inner: &str) -> String {
    format!(
        "the text is right, but \"{outer}\" and \"{inner}\" are printed by one and the same function: there is no future to wait for"
    )
}

/// `line` is where the program gives this name to what it does.
pub(crate) fn chosen(name: &str, line: u32) -> String {
    format!(" (\"{name}\" stands on line {line})")
}

/// `line` makes an HTTP client whenever it is reached.
pub(crate) fn client_made_again(kind: &str, line: u32) -> String {
    format!(
        "Line {line} makes {} {kind} whenever it is reached. That works, but each connects anew and shares nothing with the others; one, made before, can be lent or cloned for all calls.",
        if kind.starts_with('A') { "an" } else { "a" }
    )
}

/// The untouched stub: what to do, and what it does now.
#[must_use]
pub fn todo(now: Option<&str>) -> String {
    let now = now.map_or(String::new(), |now| format!(" As it stands, {now}."));
    format!("this is the exercise as it comes, waiting for you.{now}")
}
