//! `cargo xtask watch`: starts the learner's desk, which is a program of its own (`xtask/watch`).

use std::process::ExitCode;

use anyhow::Result;

use crate::course::Course;
use crate::{on_demand, process};

/// `watch`, with the arguments that stand behind it.
pub(crate) fn run() -> Result<ExitCode> {
    let course = Course::find()?;
    let program = on_demand::program(&course, "watch")?;
    process::become_program(&program, std::env::args_os().skip(2))
}
