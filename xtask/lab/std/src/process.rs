//! The end of the program. Other processes are not known to the lab, and starting one says so.

use crate::__lab::{self as lab, End};
use ::std::ffi::OsStr;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::Location;
pub use ::std::process::*;

#[track_caller]
pub fn exit(code: i32) -> ! {
    let loc = Location::caller();
    lab::point();
    crate::io::flush_at_exit();
    // The system passes on no more of it.
    lab::finish(Some(loc), End::Exited(code & 0xff))
}

#[track_caller]
pub fn abort() -> ! {
    let loc = Location::caller();
    lab::point();
    lab::finish(Some(loc), End::Aborted)
}

/// A command that is never made: `new` ends the schedule. The methods of the real one are there for the
/// compiler.
#[derive(Debug)]
pub struct Command(::std::process::Command);

impl Command {
    #[track_caller]
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let _ = program;
        lab::unknown("std::process::Command", Location::caller())
    }
}

impl Deref for Command {
    type Target = ::std::process::Command;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Command {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}
