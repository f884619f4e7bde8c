//! Notices saves. File events make it quick; looking at the learner's one file now and then makes it
//! certain, on network drives and other places that have no events. What counts is the content: an
//! editor that writes the same again, or renames three files for one save, has saved once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecursiveMode, Watcher};

use crate::desk::event::Event;
use xtask::course::Course;
use xtask::progress::source_hash;

/// Editors write, rename and touch within milliseconds; so long nothing may have happened.
const QUIET: Duration = Duration::from_millis(10);
/// Somebody who writes without end is heard all the same.
const PATIENCE: Duration = Duration::from_millis(60);
/// How often the file is looked at where events come too.
const GLANCE: Duration = Duration::from_millis(500);
/// How often where they do not.
const POLL: Duration = Duration::from_millis(100);

/// Asks the watcher for something.
pub(super) enum Ask {
    /// Something in this file's folder has changed.
    Touched(PathBuf),
    /// This lesson is on the desk now.
    Open(usize),
}

/// Watches until the asking end is gone. Says whether file events are there.
pub(super) fn watch(course: &Course, poll: bool, events: Sender<Event>) -> (Sender<Ask>, bool) {
    let (asks, asked) = mpsc::channel();
    let watcher = if poll {
        None
    } else {
        notified(&course.root.join("exercises"), asks.clone())
    };
    let has_events = watcher.is_some();
    let files: Vec<PathBuf> = course
        .lessons()
        .iter()
        .map(|lesson| lesson.main_rs())
        .collect();
    thread::spawn(move || {
        let _watcher = watcher;
        let mut saves = Saves {
            files,
            known: HashMap::new(),
            open: None,
            events,
        };
        saves.run(&asked, if has_events { GLANCE } else { POLL });
    });
    (asks, has_events)
}

fn notified(folder: &Path, asks: Sender<Ask>) -> Option<notify::RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        // Reading is no change, and we read ourselves.
        let read = matches!(event.kind, EventKind::Access(kind)
            if kind != AccessKind::Close(AccessMode::Write));
        if !read {
            for path in event.paths {
                // The watcher may be on its way out.
                drop(asks.send(Ask::Touched(path)));
            }
        }
    })
    .ok()?;
    watcher.watch(folder, RecursiveMode::Recursive).ok()?;
    Some(watcher)
}

/// What is known of a file.
#[derive(Clone, PartialEq, Eq)]
struct Known {
    stamp: Option<(SystemTime, u64)>,
    hash: Option<String>,
}

struct Saves {
    files: Vec<PathBuf>,
    known: HashMap<usize, Known>,
    open: Option<usize>,
    events: Sender<Event>,
}

impl Saves {
    fn run(&mut self, asked: &Receiver<Ask>, glance: Duration) {
        loop {
            match asked.recv_timeout(glance) {
                Ok(Ask::Open(lesson)) => {
                    self.open = Some(lesson);
                    self.known.remove(&lesson);
                    self.look(lesson);
                }
                Ok(Ask::Touched(path)) => {
                    for lesson in self.burst(asked, path) {
                        self.look(lesson);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(lesson) = self.open
                        && self.known.get(&lesson).map(|known| known.stamp)
                            != Some(stamp(&self.files[lesson]))
                    {
                        self.look(lesson);
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Waits until a save is over, and says which lessons it was about.
    fn burst(&mut self, asked: &Receiver<Ask>, first: PathBuf) -> Vec<usize> {
        let began = Instant::now();
        let mut lessons = Vec::new();
        let mut next = Some(first);
        loop {
            if let Some(lesson) = next.take().and_then(|path| self.lesson(&path))
                && !lessons.contains(&lesson)
            {
                lessons.push(lesson);
            }
            if began.elapsed() > PATIENCE {
                return lessons;
            }
            match asked.recv_timeout(QUIET) {
                Ok(Ask::Touched(path)) => next = Some(path),
                Ok(Ask::Open(lesson)) => {
                    self.open = Some(lesson);
                    self.known.remove(&lesson);
                    lessons.push(lesson);
                }
                Err(_) => return lessons,
            }
        }
    }

    /// Anything beside main.rs counts: a rename may name either end, or the folder only.
    fn lesson(&self, path: &Path) -> Option<usize> {
        self.files.iter().position(|file| {
            let exercise = file.parent().and_then(Path::parent);
            exercise.is_some_and(|exercise| path.starts_with(exercise))
        })
    }

    /// Reads a lesson's file and tells what is new.
    fn look(&mut self, lesson: usize) {
        let file = &self.files[lesson];
        // Before the reading: what is written meanwhile has another stamp and is looked at again.
        let stamp = stamp(file);
        let hash = std::fs::read(file).ok().map(|bytes| content_hash(&bytes));
        let new = Known { stamp, hash };
        let old = self.known.insert(lesson, new.clone());
        if old.as_ref().is_some_and(|old| old.hash == new.hash) {
            return;
        }
        // A lesson that is not on the desk is heard of only when it changes.
        if old.is_none() && self.open != Some(lesson) {
            drop(self.events.send(Event::Saved {
                lesson,
                hash: new.hash.unwrap_or_default(),
            }));
            return;
        }
        drop(self.events.send(match new.hash {
            Some(hash) => Event::Saved { lesson, hash },
            None => Event::Missing { lesson },
        }));
    }
}

fn stamp(file: &Path) -> Option<(SystemTime, u64)> {
    let about = std::fs::metadata(file).ok()?;
    Some((about.modified().ok()?, about.len()))
}

/// The hash of a program, of the text that rustc and the judge are given.
pub(super) fn content_hash(bytes: &[u8]) -> String {
    source_hash(String::from_utf8_lossy(bytes).as_bytes())
}
