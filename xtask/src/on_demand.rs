//! Programs that belong to the runner and are no part of it, since a learner's first check should not wait for
//! them: cargo builds each when it is first asked for. What they do is their own affair.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::course::Course;
use crate::lab::libraries::cargo_build;
use crate::process::Cancel;

/// The file of the program of that package, built if it is not there or not up to date. Standard error hears of it
/// if there is something to wait for.
///
/// # Errors
/// When cargo cannot build it, with what cargo said.
pub(crate) fn program(course: &Course, package: &str) -> Result<PathBuf> {
    let name = format!("{package}{}", std::env::consts::EXE_SUFFIX);
    if !course.target.join("debug").join(name).is_file() {
        anstream::eprintln!("building {package}; this takes a moment and happens once");
    }
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    // Together with the runner and so with the lab, since cargo chooses features for all packages together: with
    // others, tokio would be built once more.
    let packages = [package, "xtask"];
    let messages = cargo_build(course, &cargo, &packages, package, &Cancel::default())?;
    executable(&messages, package).with_context(|| format!("cargo built no program {package}"))
}

/// The program's file, from cargo's messages.
fn executable(messages: &[u8], package: &str) -> Option<PathBuf> {
    #[derive(Deserialize)]
    struct Message {
        target: Target,
        executable: Option<PathBuf>,
    }
    #[derive(Deserialize)]
    struct Target {
        name: String,
    }
    messages
        .split(|&byte| byte == b'\n')
        .filter_map(|line| serde_json::from_slice::<Message>(line).ok())
        .filter(|message| message.target.name == package)
        .find_map(|message| message.executable)
}
