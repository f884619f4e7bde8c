//! The documents: every command in the README runs, every lesson has what lessons have, and the house
//! rules hold.

mod sandbox;

use sandbox::{Sandbox, about, lessons, repository, solution};
use std::fs;
use std::path::{Path, PathBuf};

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Commands in fenced blocks of a document, without comments.
fn commands(document: &str) -> Vec<String> {
    let mut fenced = false;
    let mut commands = Vec::new();
    for line in document.lines() {
        if line.starts_with("```") {
            fenced = !fenced && line.trim() == "```sh";
        } else if fenced {
            let command = line.split(" #").next().unwrap_or_default().trim();
            if !command.is_empty() {
                commands.push(command.to_owned());
            }
        }
    }
    commands
}

#[test]
fn every_command_of_the_runner_in_the_readme_runs() {
    let sandbox = Sandbox::new();
    fs::write(
        sandbox.root().join("my_try.rs"),
        fs::read(solution("ex04_gather")).unwrap(),
    )
    .unwrap();
    let commands = commands(&read("README.md"));
    let ours: Vec<&str> = commands
        .iter()
        .filter_map(|command| command.strip_prefix("cargo xtask"))
        .collect();
    assert!(
        ours.len() >= 10,
        "the README shows its commands: {commands:?}"
    );
    for command in ours {
        let args: Vec<&str> = command
            .split_whitespace()
            .take_while(|word| *word != ">")
            .collect();
        // Proving every answer of the course is the work of the continuous integration; the desk and the
        // comparison have tests of their own.
        if let Some(command @ ("verify" | "watch" | "compare")) = args.first().copied() {
            assert_eq!(sandbox.output(&[command, "--help"]).2, 0);
            continue;
        }
        let (_, stderr, code) = sandbox.output(&args);
        // The exercises are stubs, so a check of them fails; nothing may be refused.
        let allowed: &[i32] = if args.first() == Some(&"check") {
            &[0, 1]
        } else {
            &[0]
        };
        assert!(
            allowed.contains(&code),
            "cargo xtask{command} ends with {code}: {stderr}"
        );
    }
}

#[test]
fn every_other_command_in_the_readme_is_one_that_ci_runs() {
    let ci = read(".ci/run");
    let known = |command: &str| {
        command.starts_with("cargo xtask")
            || command.starts_with("git clone")
            || command.starts_with("cd ")
            || ci.contains(command)
    };
    for command in commands(&read("README.md")) {
        assert!(
            known(&command) || command.starts_with("source "),
            "{command} is run by nobody"
        );
    }
}

#[test]
fn every_lesson_has_its_parts() {
    for lesson in lessons() {
        let part = |path: &str| {
            let text = read(&path.replace("{}", &lesson));
            assert!(!text.trim().is_empty(), "{path} of {lesson} is empty");
            text
        };
        let readme = part("exercises/{}/README.md");
        for heading in [
            "## Goal",
            "## What you should see",
            "## What to notice",
            "## Coming from Python",
            "## In code",
            "## Further reading",
        ] {
            assert!(
                readme.contains(heading),
                "the README of {lesson} has no '{heading}'"
            );
        }
        let steps = part("exercises/{}/hints.md")
            .lines()
            .filter(|line| line.starts_with("# Step"))
            .count();
        assert!(steps >= 3, "{lesson} has {steps} hints");
        part("solutions/{}/src/main.rs");
        part("tests/checks/{}.toml");
        part("tests/snapshots/{}.snap");
        part("tests/answers/{}/stub.rs");
        let count = |kind: &str| {
            programs(&repository().join("tests/answers").join(&lesson).join(kind)).len()
        };
        // On the five examples everything else stands, so their judging is proved by more answers.
        let (right, wrong) = if lesson.as_str() < "ex06" {
            (15, 30)
        } else {
            (6, 10)
        };
        assert!(
            count("right") >= right,
            "{lesson} has too few right answers"
        );
        assert!(
            count("wrong") >= wrong,
            "{lesson} has too few wrong answers"
        );
    }
}

#[test]
fn every_lesson_builds_on_lessons_that_come_before_it() {
    let lessons = lessons();
    for (at, lesson) in lessons.iter().enumerate() {
        let about = about(lesson);
        let needs = about.get("needs").map_or(&[][..], |needs| {
            needs.as_array().expect("needs is a list of lessons")
        });
        for needed in needs {
            let before = lessons[..at].iter().any(|it| needed.as_str() == Some(it));
            assert!(
                before,
                "{lesson} needs {needed}, which does not come before it"
            );
        }
        assert!(at == 0 || !needs.is_empty(), "{lesson} stands on nothing");
    }
}

#[test]
fn theory_stands_apart_from_code() {
    let sandbox = Sandbox::new();
    for lesson in lessons() {
        let (theory, _, _) = sandbox.output(&["show", &lesson, "--view", "theory"]);
        assert!(
            !theory.contains("```rust") && !theory.contains("```python"),
            "theory of {lesson} holds code"
        );
        let (code, _, _) = sandbox.output(&["show", &lesson, "--view", "code"]);
        assert!(
            code.contains("src/main.rs"),
            "the code view of {lesson} does not say which file to edit"
        );
    }
}

#[test]
fn no_file_is_parked_where_lessons_live() {
    for folder in ["exercises", "solutions", "tests/answers"] {
        let names: Vec<String> = fs::read_dir(repository().join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.starts_with('.'))
            .collect();
        let lessons = lessons();
        for name in names {
            assert!(
                lessons.contains(&name),
                "{folder}/{name} belongs to no lesson"
            );
        }
    }
}

#[test]
fn every_source_file_of_ours_says_what_it_owns() {
    for folder in ["xtask", "tests"] {
        for file in programs(&repository().join(folder)) {
            let text = fs::read_to_string(&file).unwrap();
            let first = text.lines().next().unwrap_or_default();
            assert!(
                first.starts_with("//!") || file.ends_with("stub.rs"),
                "{} does not open with //!",
                file.display()
            );
        }
    }
}

/// Every Rust file below a folder, build products left out.
fn programs(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") {
            found.extend(programs(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}
