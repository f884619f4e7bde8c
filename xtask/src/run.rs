//! `cargo xtask run`: the learner's program for real, with the time beside each line as it comes.
//!
//! It does not judge. The pauses are those of a real clock, so they are named only where they are close
//! to whole seconds.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, anyhow};
use grader::expectation::CheckFile;

use crate::cli::RunArgs;
use crate::course::{Course, Lesson};
use crate::expect::check_file;
use crate::lab::build::{Binary, Built, Program, World};
use crate::lab::libraries::Libraries;
use crate::next::OrTry;
use crate::process::{self, CtrlC, Ended, Limits, Line, Spec, Status, Stream};
use crate::progress::Progress;
use crate::servers::Servers;

/// For a program that somebody looks at and can end with Ctrl-C; only one that was forgotten gets here.
const WALL: Duration = Duration::from_secs(600);
/// What `timeout` reports, and shells know.
const TIMED_OUT: u8 = 124;
const INTERRUPTED: u8 = 130;
/// How far a real pause may be from its whole second: from the measurements in the design, with room.
const TOLERANCE: Duration = Duration::from_millis(250);

pub(crate) fn run(args: RunArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let progress = Progress::load(&course.root);
    let lesson = progress.chosen(&course, args.exercise.as_deref())?;
    let program = build(&course, lesson)?;
    // With arguments of their own, somebody talks to servers of their own.
    // With arguments of their own, somebody talks to servers of their own.
    let check = check_file(lesson).ok().filter(|_| args.args.is_empty());
    let parts = check.map_or_else(|| vec![CheckFile::default()], |check| check.parts());
    for (index, part) in parts.iter().enumerate() {
        if !part.name.is_empty() {
            anstream::eprintln!("{}{}:", if index > 0 { "\n" } else { "" }, part.name);
        }
        let code = run_part(&program, lesson, part, &args.args)?;
        if code != 0 {
            return Ok(ExitCode::from(code));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Runs the program as it runs for one part of its lesson; says its exit code.
fn run_part(program: &Binary, lesson: &Lesson, part: &CheckFile, args: &[OsString]) -> Result<u8> {
    let ctrl_c = CtrlC::default();
    let servers = Servers::start(part, false, &ctrl_c)?;
    let mut press = ctrl_c.at_line(part.ctrl_c_line());
    let mut spec = Spec::program(&program.path).args(args).args(servers.args());
    spec.ctrl_c = ctrl_c;
    spec.limits = Limits {
        wall: WALL,
        ..Limits::PROGRAM
    };
    let (mut out, mut err) = (anstream::stdout(), anstream::stderr());
    let mut timeline = Timeline::default();
    let mut written = Ok(());
    let outcome = process::run_bounded(&spec, &mut |line| {
        press(line);
        let text = timeline.add(line);
        let result = match line.stream {
            Stream::Stdout => out.write_all(text.as_bytes()).and_then(|()| out.flush()),
            Stream::Stderr => err.write_all(text.as_bytes()),
        };
        if written.is_ok() {
            written = result;
        }
    })
    .or_try(format!("cargo run -p {}", lesson.name))?;
    written?;
    if outcome.cut {
        anstream::eprintln!(
            "There was more output than the runner keeps (1 MiB); the rest is not shown"
        );
    }
    let at = outcome.took.as_secs_f64();
    Ok(match outcome.ended {
        Ended::Exited(status) => {
            match status {
                Status::Code(0) => {}
                Status::Code(code) => {
                    anstream::eprintln!("{at:>6.1}s  ended with exit code {code}")
                }
                Status::Signal(signal) => {
                    anstream::eprintln!("{at:>6.1}s  ended by signal {signal}")
                }
            }
            status.shell_code()
        }
        Ended::WallLimit => {
            anstream::eprintln!("{at:>6.1}s  stopped: `cargo xtask run` waits ten minutes at most");
            TIMED_OUT
        }
        Ended::Interrupted => INTERRUPTED,
    })
}

/// Builds the program as the check does for its real run, which is quicker than cargo.
fn build(course: &Course, lesson: &Lesson) -> Result<Binary> {
    let short = lesson.short();
    let program =
        Program::read(course, lesson, None).or_try(format!("cargo xtask reset {short}"))?;
    let libraries = Libraries::ready(course)?;
    match program.build(course, &libraries, World::Real)? {
        Built::Ready(binary) => Ok(binary),
        Built::Refused { rendered, .. } => {
            anstream::eprint!("{rendered}");
            let failure: Result<Binary> = Err(anyhow!("{} does not compile", lesson.name));
            failure.or_try(format!("cargo xtask check {short}"))
        }
    }
}

/// Puts the time beside each line, and names the pauses between them.
#[derive(Default)]
struct Timeline {
    last: Duration,
}

impl Timeline {
    fn add(&mut self, line: &Line) -> String {
        let pause = whole_seconds(line.at.saturating_sub(self.last));
        self.last = line.at;
        let mut text = String::new();
        if let Some(seconds) = pause {
            text.push_str(&format!("         ({seconds} second pause)\n"));
        }
        let at = line.at.as_secs_f64();
        text.push_str(&format!("{at:>6.1}s  {}\n", line.shown()));
        text
    }
}

/// The pause as a lesson would write it, if it is one.
pub fn whole_seconds(gap: Duration) -> Option<u64> {
    let rounded = (gap + Duration::from_millis(500)).as_secs();
    let off = gap.abs_diff(Duration::from_secs(rounded));
    (rounded > 0 && off <= TOLERANCE).then_some(rounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(millis: u64, text: &str) -> Line {
        Line {
            at: Duration::from_millis(millis),
            stream: Stream::Stdout,
            bytes: text.as_bytes().to_vec(),
            cut: false,
        }
    }

    #[test]
    fn a_pause_near_a_whole_second_is_named_as_the_lesson_writes_it() {
        let mut timeline = Timeline::default();
        let mut text = String::new();
        for line in [
            line(3, "Task 1 started"),
            line(3, "Task 2 started"),
            line(1_998, "Task 1 finished"),
            line(2_024, "Task 2 finished"),
        ] {
            text.push_str(&timeline.add(&line));
        }
        assert_eq!(
            text,
            "   0.0s  Task 1 started\n   0.0s  Task 2 started\n         (2 second pause)\n   \
             2.0s  Task 1 finished\n   2.0s  Task 2 finished\n"
        );
    }

    #[test]
    fn a_gap_that_is_no_whole_second_is_not_called_a_pause() {
        for (millis, pause) in [
            (0, None),
            (500, None),
            (749, None),
            (750, Some(1)),
            (1_250, Some(1)),
            (1_251, None),
            (2_900, Some(3)),
        ] {
            assert_eq!(
                whole_seconds(Duration::from_millis(millis)),
                pause,
                "{millis} ms"
            );
        }
    }
}
