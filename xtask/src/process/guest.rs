//! A program that has the terminal to itself for a while: the learner's editor. It is in the runner's own
//! process group, since the terminal listens to nobody else.

use std::io;
use std::path::Path;
use std::process::Command;

use super::family;

/// Runs an editor in the foreground and waits for it. `command` is what `$EDITOR` holds: a program, and
/// perhaps arguments, separated by space.
///
/// # Errors
/// When it cannot be started. How it ended is its own affair.
pub(crate) fn run_editor(command: &str, file: &Path, dir: &Path) -> io::Result<()> {
    let mut words = command.split_whitespace();
    let program = words.next().ok_or(io::ErrorKind::InvalidInput)?;
    let mut command = Command::new(program);
    command.args(words).arg(file).current_dir(dir);
    family::start(command, family::Kind::Guest)?.wait_for_guest()
}
