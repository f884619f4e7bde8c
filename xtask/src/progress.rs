//! What the learner has solved and been told: a cache in `.parallel-tracks/progress.json`.
//!
//! Checking again rebuilds it, so nothing that is wrong with the file may stop a command: a file that
//! cannot be understood counts as empty and is kept aside before it is replaced, and one that cannot be
//! written costs a warning. It does not know which lessons exist; names that it meets are kept, because
//! a lesson may live on another branch.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh64::xxh64;

use crate::course::{Course, Lesson};
use crate::files;
use crate::next::OrTry;

const SCHEMA: u32 = 1;
/// A thousand times what the course needs; more is not ours and is not read.
const SIZE_LIMIT: u64 = 1 << 20;

/// Stands for the contents of a source file, on every machine and with every compiler.
pub fn source_hash(source: &[u8]) -> String {
    format!("xxh64:{:016x}", xxh64(source, 0))
}

#[derive(Debug, Default)]
pub struct Progress {
    lessons: BTreeMap<String, Entry>,
    /// The file is there and is not, or not only, what we would have written.
    damaged: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Entry {
    /// Passed once. Later changes to the source do not take that back.
    solved: bool,
    /// Hash of the source that passed last.
    passed: Option<String>,
    /// Diagnosis of the last check, when it failed.
    diagnosis: Option<String>,
    /// Steps of the hints that have been shown.
    hints: usize,
    /// The diagnosis whose own hint has been shown.
    hinted: Option<String>,
}

#[derive(Serialize)]
struct Stored<'a> {
    schema: u32,
    lessons: &'a BTreeMap<String, Entry>,
}

impl Progress {
    /// Never fails: what cannot be read counts as nothing solved.
    pub fn load(root: &Path) -> Progress {
        match read(&path(root)) {
            Ok(text) => parse(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Progress::default(),
            Err(_) => Progress {
                damaged: true,
                ..Progress::default()
            },
        }
    }

    pub fn is_solved(&self, lesson: &str) -> bool {
        self.lessons.get(lesson).is_some_and(|entry| entry.solved)
    }

    /// Whether this very source has passed.
    pub(crate) fn has_passed(&self, lesson: &str, source_hash: &str) -> bool {
        let passed = self
            .lessons
            .get(lesson)
            .and_then(|entry| entry.passed.as_deref());
        passed == Some(source_hash)
    }

    /// Diagnosis of the last check, if it failed.
    pub(crate) fn diagnosis(&self, lesson: &str) -> Option<&str> {
        self.lessons.get(lesson)?.diagnosis.as_deref()
    }

    /// How many steps of the hints have been shown.
    pub(crate) fn hints_shown(&self, lesson: &str) -> usize {
        self.lessons.get(lesson).map_or(0, |entry| entry.hints)
    }

    /// The diagnosis whose own hint was shown last.
    pub(crate) fn hinted(&self, lesson: &str) -> Option<&str> {
        self.lessons.get(lesson)?.hinted.as_deref()
    }

    /// The first unsolved lesson, in the order of the course.
    pub(crate) fn next<'a>(&self, course: &'a Course) -> Option<&'a Lesson> {
        let lessons = course.lessons();
        lessons.iter().find(|lesson| !self.is_solved(&lesson.name))
    }

    /// The lesson that was named; else the first unsolved one; else, when all are solved, the last.
    pub fn chosen<'a>(&self, course: &'a Course, wanted: Option<&str>) -> Result<&'a Lesson> {
        match wanted {
            Some(wanted) => course.resolve(wanted).or_try("cargo xtask list"),
            None => self
                .next(course)
                .or(course.lessons().last())
                .context("there are no lessons in exercises/")
                .or_try("git status exercises"),
        }
    }

    pub(crate) fn record_pass(&mut self, lesson: &str, source_hash: &str) {
        let entry = self.entry(lesson);
        entry.solved = true;
        entry.passed = Some(source_hash.to_owned());
        entry.diagnosis = None;
    }

    pub(crate) fn record_failure(&mut self, lesson: &str, diagnosis: &str) {
        self.entry(lesson).diagnosis = Some(diagnosis.to_owned());
    }

    pub(crate) fn record_hint_step(&mut self, lesson: &str, steps_shown: usize) {
        let entry = self.entry(lesson);
        entry.hints = entry.hints.max(steps_shown);
    }

    pub(crate) fn record_hint_for(&mut self, lesson: &str, diagnosis: &str) {
        self.entry(lesson).hinted = Some(diagnosis.to_owned());
    }

    /// The learner begins again: hints start from the first, and what was solved stays solved.
    pub fn record_reset(&mut self, lesson: &str) {
        let entry = self.entry(lesson);
        entry.diagnosis = None;
        entry.hints = 0;
        entry.hinted = None;
    }

    fn entry(&mut self, lesson: &str) -> &mut Entry {
        self.lessons.entry(lesson.to_owned()).or_default()
    }
}

/// Changes what is stored, together with what another runner may have stored meanwhile. A file that
/// cannot be written is a warning on stderr, never a failure.
pub(crate) fn update(root: &Path, change: impl FnOnce(&mut Progress)) {
    if let Err(error) = try_update(root, change) {
        anstream::eprintln!(
            "warning: progress was not saved in {}: {error}",
            path(root).display()
        );
    }
}

/// Like [`update`], for who has a better place for the warning.
pub fn try_update(root: &Path, change: impl FnOnce(&mut Progress)) -> io::Result<()> {
    let path = path(root);
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    // Where locks do not work, the last writer wins, which costs one entry of a cache.
    let lock = File::create(folder.join("progress.lock"))?;
    drop(lock.lock());
    let mut progress = Progress::load(root);
    change(&mut progress);
    if progress.damaged {
        fs::rename(&path, path.with_extension("json.damaged"))?;
    }
    let stored = Stored {
        schema: SCHEMA,
        lessons: &progress.lessons,
    };
    let mut text = serde_json::to_vec_pretty(&stored)?;
    text.push(b'\n');
    files::replace(&path, &text)
}

fn path(root: &Path) -> PathBuf {
    root.join(".parallel-tracks").join("progress.json")
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    File::open(path)?.take(SIZE_LIMIT).read_to_end(&mut text)?;
    Ok(text)
}

fn parse(text: &[u8]) -> Progress {
    #[derive(Deserialize)]
    struct Found {
        schema: u32,
        lessons: BTreeMap<String, serde_json::Value>,
    }
    let found = match serde_json::from_slice::<Found>(text) {
        Ok(found) if found.schema == SCHEMA => found,
        _ => {
            return Progress {
                damaged: true,
                ..Progress::default()
            };
        }
    };
    let mut progress = Progress::default();
    for (name, value) in found.lessons {
        match serde_json::from_value(value) {
            Ok(entry) => {
                progress.lessons.insert(name, entry);
            }
            Err(_) => progress.damaged = true,
        }
    }
    progress
}

#[cfg(test)]
mod tests;
