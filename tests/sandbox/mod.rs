//! A course of one's own for a test: fresh exercises in a temporary folder, everything else shared with
//! the repository, which no test writes into.

#![allow(dead_code, reason = "each test binary uses the part that it needs")]

pub(crate) mod coverage;

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// The lessons, by the listing of their folder: in the order of the course, by part and then by number.
pub(crate) fn lessons() -> Vec<String> {
    let entries = fs::read_dir(repository().join("exercises")).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|name| name.starts_with("ex"));
    names.sort_by_cached_key(|name| (about(name)["part"].as_integer(), name.clone()));
    names
}

/// What a lesson says of itself: `[package.metadata.lesson]`.
pub(crate) fn about(lesson: &str) -> toml::Table {
    let manifest = repository()
        .join("exercises")
        .join(lesson)
        .join("Cargo.toml");
    let manifest: toml::Table = fs::read_to_string(manifest).unwrap().parse().unwrap();
    let about = manifest["package"]["metadata"]["lesson"].as_table();
    about
        .unwrap_or_else(|| panic!("{lesson} says nothing of itself"))
        .clone()
}

/// The reference solution of a lesson.
pub(crate) fn solution(lesson: &str) -> PathBuf {
    repository()
        .join("solutions")
        .join(lesson)
        .join("src/main.rs")
}

/// Where the runner under test was built to, and the libraries of the lab with it.
pub(crate) fn built() -> PathBuf {
    let runner = Path::new(env!("CARGO_BIN_EXE_xtask"));
    runner.ancestors().nth(2).unwrap().to_owned()
}

/// A course in a temporary folder.
pub(crate) struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    /// A course as it is handed out: every exercise is its stub.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let repository = repository();
        for name in ["Cargo.toml", "Cargo.lock", "solutions", "tests", "xtask"] {
            std::os::unix::fs::symlink(repository.join(name), folder.path().join(name)).unwrap();
        }
        let sandbox = Self { folder };
        for lesson in lessons() {
            let source = repository.join("exercises").join(&lesson);
            let target = sandbox.exercise(&lesson);
            fs::create_dir_all(target.join("src")).unwrap();
            for name in ["Cargo.toml", "README.md", "hints.md"] {
                fs::copy(source.join(name), target.join(name)).unwrap();
            }
            let stub = repository
                .join("tests/answers")
                .join(&lesson)
                .join("stub.rs");
            fs::copy(stub, sandbox.main_rs(&lesson)).unwrap();
        }
        sandbox
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn exercise(&self, lesson: &str) -> PathBuf {
        self.root().join("exercises").join(lesson)
    }

    /// The learner's file.
    pub(crate) fn main_rs(&self, lesson: &str) -> PathBuf {
        self.exercise(lesson).join("src/main.rs")
    }

    /// Writes the learner's file.
    pub(crate) fn write(&self, lesson: &str, source: &str) {
        fs::write(self.main_rs(lesson), source).unwrap();
    }

    /// Writes the reference solution into the learner's file.
    pub(crate) fn solve(&self, lesson: &str) {
        fs::copy(solution(lesson), self.main_rs(lesson)).unwrap();
    }

    /// The runner, called in this course.
    pub(crate) fn xtask(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .current_dir(self.root())
            .args(args)
            .env("NO_COLOR", "1")
            .env("COLUMNS", "100");
        command
    }

    /// What the runner prints, and its exit code.
    pub(crate) fn output(&self, args: &[&str]) -> (String, String, i32) {
        let output = self.xtask(args).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            text(output.stdout),
            text(output.stderr),
            output.status.code().unwrap(),
        )
    }

    /// The runner's document about an exercise, and its exit code.
    pub(crate) fn json(&self, args: &[&str]) -> (serde_json::Value, i32) {
        let (stdout, stderr, code) = self.output(args);
        let document = serde_json::from_str(&stdout)
            .unwrap_or_else(|error| panic!("{error}: {stdout}{stderr}"));
        (document, code)
    }

    /// Judges a program in place of an exercise, in the lab only: its document.
    pub(crate) fn judge(&self, lesson: &str, source: &str) -> serde_json::Value {
        let file = self.root().join("answer.rs");
        fs::write(&file, source).unwrap();
        let (document, _) = self.json(&[
            "check",
            lesson,
            "--quick",
            "--format",
            "json",
            "--answer",
            "answer.rs",
        ]);
        document["exercises"][0].clone()
    }
}
