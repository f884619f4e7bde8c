//! What was measured, in the sentence that stands below a claim. Decides nothing.

use super::super::plan::Plan;
use super::super::results::Figure;
use super::super::words::{duration, memory as size, number, speed, spread, time, times};
use super::{Gain, Outcome, uses_cores};

pub(super) fn not_measured() -> String {
    "It was not measured.".into()
}

pub(super) fn memory_unknown() -> String {
    "This system does not tell what one process keeps in memory.".into()
}

pub(super) fn threads_unknown() -> String {
    "This system does not tell how many threads a process has.".into()
}

pub(super) fn no_thousands() -> String {
    "No thousand of both was measured here; without --quick, up to 10,000 are tried.".into()
}

pub(super) fn gains(threads: Figure, tasks: Figure) -> String {
    format!(
        "Threads were {} as quick as one wait after the other, and tasks {}.",
        spread(threads, &times),
        spread(tasks, &times)
    )
}

pub(super) fn memory(at: u32, thread: Figure, task: Figure, ratio: Figure) -> String {
    format!(
        "With {} at once, a waiting thread kept {} resident and a waiting task {}: {} as much. A stack is \
         reserved whole, but only what was touched of it takes memory.",
        number(at),
        spread(thread, &size),
        spread(task, &size),
        times(ratio.median)
    )
}

pub(super) fn thousands(at: u32, threads: Figure, tasks: Figure, ratio: Figure) -> String {
    format!(
        "Starting and ending {} threads took {}, and so many tasks {}: {} as long.",
        number(at),
        spread(threads, &time),
        spread(tasks, &time),
        times(ratio.median)
    )
}

pub(super) fn hundreds(at: u32, took: Figure, kib: Option<Figure>, one_answer: f64) -> String {
    let kib = kib.map_or(String::new(), |kib| format!(" and {}", spread(kib, &size)));
    format!(
        "{} threads cost {}{kib} in all; who waits {} for an answer over the network would not notice \
         less.",
        number(at),
        spread(took, &time),
        time(one_answer)
    )
}

pub(super) fn one_thread(at: u32, threads: f64, workers: f64) -> String {
    let asked = format!(
        "{} tasks were on {threads:.0} thread{}, because that was asked for",
        number(at),
        if threads > 1.0 { "s" } else { "" }
    );
    if workers > 1.0 {
        format!(
            "{asked}. `#[tokio::main]` by itself makes {workers:.0} worker threads here, and a task may \
             move between them."
        )
    } else {
        format!("{asked}; tokio's default runtime has one worker here as well.")
    }
}

fn of_threads(gain: &Gain) -> String {
    format!(
        "{} threads computed {} as quickly as one",
        gain.parts,
        spread(gain.speed, &speed)
    )
}

/// Why nothing can be said, if that is so.
fn doubt(gain: &Gain) -> String {
    match gain.taken {
        _ if gain.parts == 1 => "; there is one core only".into(),
        Some(taken) if taken > super::TAKEN => format!(
            "; but for {taken:.0} % of their time they stood in line, since others had the cores"
        ),
        _ => "; that is too little to be sure of".into(),
    }
}

pub(super) fn threads_gain(gain: &Gain, used: Option<bool>) -> String {
    match used {
        Some(_) => format!("{}.", of_threads(gain)),
        None => format!("{}{}.", of_threads(gain), doubt(gain)),
    }
}

pub(super) fn no_lock(gain: &Gain, used: Option<bool>) -> String {
    match used {
        Some(true) => format!("{}: Rust has no such lock.", of_threads(gain)),
        used => threads_gain(gain, used),
    }
}

pub(super) fn async_gain(join: &Gain, tasks: &Gain, outcome: Outcome) -> String {
    let measured = format!(
        "`join!` of {} computations was {} as quick as one, since one thread polls them all; the same in \
         tasks of the default runtime was {}",
        join.parts,
        spread(join.speed, &speed),
        spread(tasks.speed, &speed)
    );
    match outcome {
        Outcome::Unsure if uses_cores(tasks).is_none() => format!("{measured}{}.", doubt(tasks)),
        Outcome::Unsure => format!("{measured}; that is too unsteady to be sure of."),
        Outcome::InPart => format!(
            "{measured}, since it has several workers. A long computation still keeps a worker from all \
             that waits for it."
        ),
        Outcome::Held | Outcome::NotHeld => format!("{measured}."),
    }
}

pub(super) fn overhead(thread: Figure, task: Figure, ratio: Figure) -> String {
    format!(
        "A thread took {} to start and to end, and a task {}: {} as long.",
        spread(thread, &time),
        spread(task, &time),
        spread(ratio, &times)
    )
}

pub(super) fn blocks(plan: &Plan, awaited: Figure, blocked: Figure) -> String {
    format!(
        "Beside {} of tokio's sleep the latest beat was {} late, beside as much of std's {}.",
        duration(plan.block),
        spread(awaited, &time),
        spread(blocked, &time)
    )
}

pub(super) fn bridge(blocked: Figure, bridged: Figure) -> String {
    format!(
        "The same blocking call made the heartbeat {} late, and through `spawn_blocking` {}.",
        spread(blocked, &time),
        spread(bridged, &time)
    )
}

pub(super) fn libraries(tasks: Figure, threads: Figure) -> String {
    format!(
        "Two calls that block took {} in two tasks of one thread, and {} in two threads.",
        spread(tasks, &time),
        spread(threads, &time)
    )
}
