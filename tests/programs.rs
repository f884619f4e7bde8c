//! The real programs: each reference solution, built by cargo and run as a learner would run it.

mod sandbox;

use assert_cmd::Command;
use predicates::prelude::*;
use sandbox::{lessons, repository};
use std::collections::HashMap;
use std::thread;

/// Texts that a solution prints whatever the scheduler does, in the order in which they must come.
fn landmarks() -> HashMap<&'static str, Vec<&'static str>> {
    HashMap::from([
        (
            "ex01_two_threads",
            vec!["Task 2 started", "Task 1 finished", "Both tasks done"],
        ),
        (
            "ex02_join_waits",
            vec![
                "Calculating...",
                "Calculation complete",
                "Main program waited for thread to finish",
            ],
        ),
        (
            "ex03_async_await",
            vec![
                "Starting async work",
                "Fetching data...",
                "Data received",
                "Got: result",
            ],
        ),
        (
            "ex04_gather",
            vec![
                "Downloading file 3",
                "File 1 downloaded",
                "All files: [\"file_1.txt\", \"file_2.txt\", \"file_3.txt\"]",
            ],
        ),
        (
            "ex05_threads_vs_async",
            vec![
                "Threading approach:",
                "Thread got URL 0",
                "\n\nAsyncio approach:",
                "Async fetching URL 2",
                "Async got URL 1",
            ],
        ),
    ])
}

#[test]
fn each_solution_prints_its_landmarks_in_order_and_nothing_on_standard_error() {
    let packages: Vec<String> = lessons()
        .into_iter()
        .map(|lesson| format!("{lesson}_solution"))
        .collect();
    let mut build = Command::new(env!("CARGO"));
    build.current_dir(repository()).args(["build", "--quiet"]);
    for package in &packages {
        build.args(["--package", package]);
    }
    build.assert().success();
    let landmarks = landmarks();
    let folder = assert_cmd::cargo::cargo_bin("xtask");
    let folder = folder.parent().unwrap();
    // They sleep most of the time, so all of them at once take no longer than one.
    thread::scope(|scope| {
        for lesson in lessons() {
            let landmarks = landmarks
                .get(lesson.as_str())
                .unwrap_or_else(|| panic!("{lesson} has no landmarks"))
                .clone();
            let program = folder.join(format!("{lesson}_solution"));
            scope.spawn(move || {
                let in_order = predicate::function(move |text: &str| {
                    let mut rest = text;
                    landmarks
                        .iter()
                        .all(|landmark| match rest.split_once(landmark) {
                            Some((_, after)) => {
                                rest = after;
                                true
                            }
                            None => false,
                        })
                });
                Command::new(program)
                    .assert()
                    .success()
                    .stdout(in_order)
                    .stderr(predicate::str::is_empty());
            });
        }
    });
}
