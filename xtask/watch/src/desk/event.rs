//! What can happen at the desk, and what the desk can ask for.

use std::time::Duration;

use grader::verdict::Status;
use ratatui_crossterm::crossterm::event::KeyEvent;

use super::{Heard, Lane, Page, Said, Tab};

/// Something happened. The number of a check or run says which one; an old one is not listened to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Event {
    Key(KeyEvent),
    /// The size has changed, or somebody else wrote on the screen.
    Redraw,
    /// The learner's file of a lesson holds this content.
    Saved {
        lesson: usize,
        hash: String,
    },
    Missing {
        lesson: usize,
    },
    /// The check waits for something other than the program.
    Preparing {
        number: u64,
        words: Option<String>,
    },
    /// The lab's verdict.
    Lab {
        number: u64,
        heard: Box<Heard>,
    },
    RealBegan {
        number: u64,
        lanes: Vec<Lane>,
        usual: Duration,
    },
    Said {
        number: u64,
        said: Said,
    },
    /// The verdict after the real run.
    Confirmed {
        number: u64,
        heard: Box<Heard>,
    },
    RunEnded {
        number: u64,
        words: String,
    },
    /// No verdict, or no run.
    Broken {
        number: u64,
        words: String,
    },
    /// One of all.
    One {
        number: u64,
        lesson: usize,
        status: Status,
        words: String,
    },
    Solved {
        lesson: usize,
    },
    Page(Page),
    Note(String),
    /// Nobody is at the terminal any more.
    Left,
}

/// What is to be done outside of the desk. Each kind of work is given up when it begins anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Look at this lesson's file from now on.
    Open(usize),
    Check {
        number: u64,
    },
    CancelCheck,
    Run {
        number: u64,
    },
    /// Also ends the check of all.
    CancelRun,
    CheckAll {
        number: u64,
    },
    Lesson(Tab),
    Hint,
    Solution,
    Reset,
    Edit,
    Quit,
}
