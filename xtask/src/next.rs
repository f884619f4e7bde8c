//! How an error ends: in the command to type next. It adds no facts to the error.

use std::fmt;

use anyhow::{Error, Result};

/// Says which command helps when this fails.
pub(crate) trait OrTry<T> {
    /// `command` as it is typed, for example `cargo xtask list`.
    fn or_try(self, command: impl Into<String>) -> Result<T>;
}

impl<T, E: Into<Error>> OrTry<T> for Result<T, E> {
    fn or_try(self, command: impl Into<String>) -> Result<T> {
        self.map_err(|error| error.into().context(Next(command.into())))
    }
}

#[derive(Debug)]
struct Next(String);

impl fmt::Display for Next {
    /// Empty, because it is no cause: in the chain it stands for nothing.
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

/// The causes in one chain, and below them the command to type.
pub(crate) fn describe(error: &Error) -> String {
    let command = command(error).unwrap_or("cargo xtask --help");
    format!("error: {}\n  next: {command}", causes(error))
}

/// The command that helps, if somebody knew one.
pub(crate) fn command(error: &Error) -> Option<&str> {
    error.downcast_ref::<Next>().map(|next| next.0.as_str())
}

/// The causes in one chain, for who has a place of their own for the command.
pub fn causes(error: &Error) -> String {
    let causes: Vec<String> = error
        .chain()
        .map(ToString::to_string)
        .filter(|cause| !cause.is_empty())
        .collect();
    causes.join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::{Context, anyhow};

    #[test]
    fn the_last_line_of_an_error_is_the_next_command() {
        let error = Err::<(), _>(anyhow!("no such file"))
            .or_try("cargo xtask list")
            .context("failed to read hints for ex04_gather")
            .expect_err("it was one");
        assert_eq!(
            describe(&error),
            "error: failed to read hints for ex04_gather: no such file\n  next: cargo xtask list"
        );
    }
}
