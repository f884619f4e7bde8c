//! A program that has the terminal to itself: the learner's editor for a while, the desk from then on. It is in
//! the runner's own process group, since the terminal listens to nobody else.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use super::family;

/// Runs an editor in the foreground and waits for it. `command` is what `$EDITOR` holds: a program, and
/// perhaps arguments, separated by space.
///
/// # Errors
/// When it cannot be started. How it ended is its own affair.
pub fn run_editor(command: &str, file: &Path, dir: &Path) -> io::Result<()> {
    let mut words = command.split_whitespace();
    let program = words.next().ok_or(io::ErrorKind::InvalidInput)?;
    let mut command = Command::new(program);
    command.args(words).arg(file).current_dir(dir);
    family::start(command, family::Kind::Guest)?.wait_for_guest()
}

/// Goes on as another program of the runner's: its terminal, its process and its end are this one's.
///
/// # Errors
/// When it cannot be started.
#[cfg(unix)]
pub(crate) fn become_program(
    program: &Path,
    args: impl IntoIterator<Item = OsString>,
) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    let error = Command::new(program).args(args).exec();
    Err(error).with_context(|| format!("failed to start {}", program.display()))
}

/// The same where a process cannot become another program: it waits for it.
#[cfg(not(unix))]
pub(crate) fn become_program(
    program: &Path,
    args: impl IntoIterator<Item = OsString>,
) -> Result<ExitCode> {
    let status = Command::new(program).args(args).status();
    let status = status.with_context(|| format!("failed to start {}", program.display()))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}
