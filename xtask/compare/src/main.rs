//! One experiment of `cargo xtask compare`, in a process of its own, so that its memory and its threads
//! are those of the one thing. With the real `std` and the real tokio.
//!
//! It measures once and writes readings, a line each (see [`reading`]). It repeats nothing, compares
//! nothing and judges nothing.

mod blocking;
mod choices;
mod cores;
mod overlap;
mod reading;
mod startup;
mod system;
mod waiting;

use std::process::ExitCode;
use std::time::Duration;

use reading::Of;

const USAGE: &str = "usage: compare overlap COUNT MILLIS | waiting-threads COUNT | waiting-tasks COUNT \
    | cores MILLIS COUNT… | startup COUNT | blocking MILLIS \
    | choices MILLIS | chats-threads AT COUNT | chats-async AT COUNT";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Option<Vec<usize>> = args.iter().skip(1).map(|arg| arg.parse().ok()).collect();
    let millis = |number: usize| Duration::from_millis(number as u64);
    let of = |series, at| Of { series, at };
    let name = args.first().map(String::as_str);
    match (name, numbers.as_deref()) {
        (Some("overlap"), Some(&[count, wait])) => overlap::measure(count, millis(wait)),
        (Some("waiting-threads"), Some(&[at])) => waiting::threads(of("threads", at), at),
        (Some("waiting-tasks"), Some(&[at])) => waiting::tasks(of("tasks", at), at),
        (Some("cores"), Some([work, counts @ ..])) => cores::measure(millis(*work), counts),
        (Some("startup"), Some(&[count])) => startup::measure(count),
        (Some("blocking"), Some(&[block])) => blocking::measure(millis(block)),
        (Some("choices"), Some(&[wait])) => choices::measure(millis(wait)),
        (Some("chats-threads"), Some(&[at, count])) => waiting::threads(of("threads", at), count),
        (Some("chats-async"), Some(&[at, count])) => waiting::tasks(of("async", at), count),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
