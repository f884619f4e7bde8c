//! `cargo xtask`: reads the command line, calls the room that does the work, and turns its result into an
//! exit code. It decides nothing else.

mod bench;
pub mod check;
pub mod cli;
mod compare;
mod completions;
mod conform;
pub mod course;
pub mod expect;
mod expectation;
mod files;
pub mod hint;
pub mod judge;
pub mod lab;
pub mod list;
pub mod markdown;
pub mod next;
mod on_demand;
pub mod process;
pub mod progress;
pub mod report;
pub mod reset;
pub mod run;
pub mod servers;
pub mod show;
mod solution;
mod terminal;
pub mod text;
mod transcripts;
mod verify;
mod watch;

use std::io::{ErrorKind, IsTerminal, stdin, stdout};
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use cli::{Cli, Command};

/// `cargo xtask`, from the command line to the exit code.
pub fn main() -> ExitCode {
    enter(|| dispatch(Cli::parse()))
}

/// What every program of the runner's begins and ends with: it can stand guard over others and wrap rustc when
/// it is called for that, gives the terminal back as it was, and tells of an error with the next command.
pub fn enter(run: impl FnOnce() -> Result<ExitCode>) -> ExitCode {
    if let Some(code) = process::stand_guard().or_else(process::wrap_rustc) {
        return code;
    }
    let _left_as_it_was = terminal::Terminal::as_it_is();
    match run() {
        Ok(code) => code,
        // `cargo xtask list | head` is no failure of ours.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("{}", next::describe(&error));
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: Cli) -> Result<ExitCode> {
    match cli.command {
        None if stdin().is_terminal() && stdout().is_terminal() => watch::run(),
        None => list::run(),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Hint(args)) => hint::run(args),
        Some(Command::List) => list::run(),
        Some(Command::Show(args)) => show::run(args),
        Some(Command::Run(args)) => run::run(args),
        Some(Command::Reset(args)) => reset::run(args),
        Some(Command::Solution(args)) => solution::run(args),
        Some(Command::Watch(_)) => watch::run(),
        Some(Command::Compare(args)) => compare::run(args),
        Some(Command::Verify(args)) => verify::run(args),
        Some(Command::Expectation(args)) => expectation::run(args),
        Some(Command::Conform(args)) => conform::run(args),
        Some(Command::Bench(args)) => bench::run(args),
        Some(Command::Transcripts(args)) => transcripts::run(args),
        Some(Command::Completions(args)) => completions::run(args),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == ErrorKind::BrokenPipe)
}
