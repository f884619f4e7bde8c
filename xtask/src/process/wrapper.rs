//! The runner as cargo's wrapper around rustc, while it builds crates for the lab: a few crates get another
//! source in place of their own. Everything else is passed on as it came.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Names the folder of the sources that stand in, each called like its crate. No build of anybody else's has
/// this set.
pub(crate) const STAND_INS: &str = "PARALLEL_TRACKS_STAND_INS";

/// The runner's own file, by which cargo can call it. Where cargo has built another since this one began, it is
/// that one.
pub(crate) fn own_file() -> std::io::Result<PathBuf> {
    std::env::current_exe().map(still_there)
}

/// Linux marks the name of a program whose file has been replaced.
fn still_there(file: PathBuf) -> PathBuf {
    let name = file.file_name().and_then(OsStr::to_str);
    match name.and_then(|name| name.strip_suffix(" (deleted)")) {
        Some(name) if !file.exists() => file.with_file_name(name),
        _ => file,
    }
}

/// Does the wrapper's work, if this process was called as one.
pub(crate) fn wrap_rustc() -> Option<ExitCode> {
    let folder = std::env::var_os(STAND_INS)?;
    let mut args = std::env::args_os().skip(1);
    let rustc = args.next()?;
    let args = with_stand_in(args.collect(), Path::new(&folder));
    let status = Command::new(rustc).args(args).status().ok()?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Some(ExitCode::from(code.unwrap_or(1)))
}

/// The arguments, with the crate's source replaced where another stands in. Crates that run on this machine
/// while others are built, macros and build scripts, have no target named and keep theirs.
fn with_stand_in(mut args: Vec<OsString>, folder: &Path) -> Vec<OsString> {
    let after = |name: &str| {
        let at = args.iter().position(|arg| arg == name)?;
        args.get(at + 1)
    };
    let stand_in = after("--crate-name").map(|name| {
        let mut file = name.clone();
        file.push(".rs");
        folder.join(file)
    });
    let for_the_lab = after("--target").is_some();
    let is_source = |arg: &OsString| {
        Path::new(arg).extension() == Some(OsStr::new("rs"))
            && !arg.as_encoded_bytes().starts_with(b"-")
    };
    if let Some(stand_in) = stand_in.filter(|file| for_the_lab && file.is_file())
        && let Some(source) = args.iter().position(is_source)
    {
        args[source] = stand_in.into();
    }
    args
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(args: &[&str]) -> Vec<OsString> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("tokio.rs"), "").expect("a source");
        let args = args.iter().map(OsString::from).collect();
        let mut args = with_stand_in(args, folder.path());
        for arg in &mut args {
            if Path::new(arg).starts_with(folder.path()) {
                *arg = "stand-in".into();
            }
        }
        args
    }

    #[test]
    fn a_runner_that_has_been_built_anew_is_found_at_its_place() {
        let replaced = |name: &str| still_there(PathBuf::from(name));
        assert_eq!(replaced("/a/xtask (deleted)"), Path::new("/a/xtask"));
        assert_eq!(replaced("/a/xtask"), Path::new("/a/xtask"));
    }

    #[test]
    fn only_a_crate_that_has_one_gets_another_source_and_only_for_the_lab() {
        let tokio = ["--crate-name", "tokio", "src/lib.rs", "--target", "here"];
        assert_eq!(replaced(&tokio)[2], "stand-in");
        let tool = ["--crate-name", "tokio", "src/lib.rs"];
        assert_eq!(replaced(&tool), tool);
        let other = ["--crate-name", "hyper", "src/lib.rs", "--target", "here"];
        assert_eq!(replaced(&other), other);
        assert_eq!(replaced(&["-vV"]), ["-vV"]);
    }
}
