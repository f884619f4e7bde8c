//! The command line: every command and flag, and the words of `--help`. It does nothing with them.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::compare::Section;

/// Parallel Tracks: learn threads and async in Rust, one small program at a time.
///
/// An exercise is named ex04, 4, ex04_gather or a path inside it.
#[derive(Debug, Parser)]
#[command(
    name = "xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check your answer (without a name: the first unsolved exercise)
    Check(CheckArgs),
    /// Show the next hint, each stronger than the one before
    Hint(HintArgs),
    /// List the lessons and what is solved
    List,
    /// Read a lesson
    Show(ShowArgs),
    /// Run your program for real and watch its timeline grow
    Run(RunArgs),
    /// Start an exercise again; your version is kept in a backup
    Reset(ResetArgs),
    /// Show the reference solution, once you have solved the exercise
    Solution(SolutionArgs),
    /// Check on every save
    Watch(WatchArgs),
    /// Measure threads against async on this machine, beside what the source says
    Compare(CompareArgs),
    /// For authors: prove that stubs fail, and that solutions and answers get their verdicts
    Verify(VerifyArgs),
    /// For authors: print what the reference solution does, as the lesson's snapshot holds it
    Expectation(ExpectationArgs),
    /// For authors: run small programs for real and in the lab, and compare
    Conform(ConformArgs),
    /// For authors: measure what the lab costs and how soon it finds bugs
    Bench(BenchArgs),
    /// For authors: print every transcript that a program was seen to have in the lab
    Transcripts(TranscriptsArgs),
    /// Print completions for your shell
    Completions(CompletionsArgs),
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Exercises to check
    #[arg(value_name = "EX", conflicts_with = "all")]
    pub(crate) exercises: Vec<String>,
    /// Check all exercises
    #[arg(long)]
    pub(crate) all: bool,
    /// The lab only, no real run
    #[arg(long)]
    pub(crate) quick: bool,
    /// Judge FILE as if it were the exercise's main.rs; yours and your progress stay untouched
    #[arg(long, value_name = "FILE", conflicts_with = "all")]
    pub(crate) answer: Option<PathBuf>,
    /// How to print the verdict
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// Sentences instead of a drawn timeline
    #[arg(long)]
    pub(crate) plain: bool,
    /// Write the run to FILE, for Perfetto and other trace viewers
    #[arg(long, value_name = "FILE")]
    pub(crate) trace: Option<PathBuf>,
    /// Replay one schedule, by the id that a failed check names
    #[arg(long, value_name = "ID")]
    pub(crate) schedule: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Human,
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct HintArgs {
    /// The exercise (without: the first unsolved one)
    #[arg(value_name = "EX")]
    pub(crate) exercise: Option<String>,
    /// All hints at once
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The exercise (without: the first unsolved one)
    #[arg(value_name = "EX")]
    pub(crate) exercise: Option<String>,
    /// Which part of the lesson
    #[arg(long, value_enum, default_value_t = View::All)]
    pub(crate) view: View,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum View {
    /// The whole lesson
    All,
    /// The ideas, without the code
    Theory,
    /// The code only
    Code,
}

#[derive(Debug, Args)]
pub(crate) struct RunArgs {
    /// The exercise (without: the first unsolved one)
    #[arg(value_name = "EX")]
    pub(crate) exercise: Option<String>,
    /// Arguments for the program
    #[arg(last = true, value_name = "ARGS")]
    pub(crate) args: Vec<OsString>,
}

#[derive(Debug, Args)]
pub(crate) struct ResetArgs {
    /// The exercise
    #[arg(value_name = "EX")]
    pub(crate) exercise: String,
}

#[derive(Debug, Args)]
pub(crate) struct SolutionArgs {
    /// The exercise (without: the first unsolved one)
    #[arg(value_name = "EX")]
    pub(crate) exercise: Option<String>,
    /// Show it before the exercise is solved
    #[arg(long)]
    pub(crate) spoil: bool,
}

#[derive(Debug, Args)]
pub struct WatchArgs {
    /// The exercise to begin with (without: the first unsolved one)
    #[arg(value_name = "EX")]
    pub exercise: Option<String>,
    /// A verdict in sentences for each save, instead of a screen
    #[arg(long)]
    pub plain: bool,
    /// Look at the file again and again, where the system does not tell of saves at once
    #[arg(long)]
    pub poll: bool,
    /// For the measurements: how long each verdict took, a line of milliseconds for each
    #[arg(long, value_name = "FILE", hide = true)]
    pub times: Option<PathBuf>,
    /// For the tests: fail when the first verdict is drawn
    #[arg(long, hide = true)]
    pub crash: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// What to compare (without: everything)
    #[arg(value_enum, value_name = "SECTION")]
    pub(crate) sections: Vec<Section>,
    /// One round with small numbers, in a few seconds
    #[arg(long)]
    pub(crate) quick: bool,
    /// How to print what was measured
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// Sentences instead of tables and plots
    #[arg(long)]
    pub(crate) plain: bool,
    /// Also draw the plots into FILE
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// Exercises to verify (without: all)
    #[arg(value_name = "EX")]
    pub(crate) exercises: Vec<String>,
    /// Also run the solutions and the right answers for real
    #[arg(long)]
    pub(crate) real: bool,
    /// Only the solutions
    #[arg(long)]
    pub(crate) solutions: bool,
    /// Judge everything so many times over: no verdict may change
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) repeat: u32,
}

#[derive(Debug, Args)]
pub(crate) struct ExpectationArgs {
    /// The exercise
    #[arg(value_name = "EX")]
    pub(crate) exercise: String,
}

#[derive(Debug, Args)]
pub(crate) struct ConformArgs {
    /// Only programs with such a word in their path
    #[arg(value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// Real runs of each program
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(crate) runs: u32,
}

#[derive(Debug, Args)]
pub(crate) struct BenchArgs {
    /// Seeds for each bug
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(crate) seeds: u64,
}

#[derive(Debug, Args)]
pub(crate) struct TranscriptsArgs {
    /// The program
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// At most so many of the schedules with at most one preemption
    #[arg(long, value_name = "N", default_value_t = 500)]
    pub(crate) systematic: usize,
    /// So many random schedules after them
    #[arg(long, value_name = "N", default_value_t = 500)]
    pub(crate) random: u64,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_says_how_the_runner_is_called() {
        let mut command = Cli::command();
        command.build();
        let usage = command
            .find_subcommand_mut("check")
            .expect("check exists")
            .render_usage()
            .to_string();
        assert!(usage.contains("cargo xtask check"), "{usage}");
    }

    #[test]
    fn what_follows_two_dashes_goes_to_the_program() {
        let cli =
            Cli::try_parse_from(["xtask", "run", "ex04", "--", "--fast", "2"]).expect("valid");
        let Some(Command::Run(args)) = cli.command else {
            panic!("not run: {cli:?}");
        };
        assert_eq!(args.exercise.as_deref(), Some("ex04"));
        assert_eq!(args.args, ["--fast", "2"]);
    }
}
