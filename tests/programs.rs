//! The real programs: each reference solution, built by cargo and run as a learner would run it.

mod sandbox;

use assert_cmd::Command;
use predicates::prelude::*;
use sandbox::{Sandbox, built, lessons, repository, solution};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;

/// What a solution prints, from the snapshot that its lesson expects: groups of lines that may come in any
/// order among themselves. Pauses are left out, since no test may depend on how fast the machine is.
fn groups(lesson: &str) -> Vec<Vec<String>> {
    const ANY_ORDER: &str = "any order:";
    let snapshot = format!("tests/snapshots/{lesson}.snap");
    let snapshot = fs::read_to_string(repository().join(snapshot)).unwrap();
    // After the header of insta, and before what variants of the program print.
    let text = snapshot.splitn(3, "---\n").nth(2).unwrap();
    let lines = text.lines().take_while(|line| !line.starts_with("--- "));
    let mut groups: Vec<Vec<String>> = Vec::new();
    let mut open = false;
    for line in lines {
        match line.strip_prefix("  ").filter(|_| open) {
            Some(member) => groups.last_mut().unwrap().push(member.to_owned()),
            None => {
                open = line == ANY_ORDER;
                if open {
                    groups.push(Vec::new());
                } else if !line.ends_with(" second pause)") {
                    groups.push(vec![line.to_owned()]);
                }
            }
        }
    }
    groups
}

/// Whether the lines are those of the groups, one group after the other.
fn are_in_groups(lines: &str, groups: &[Vec<String>]) -> bool {
    let mut lines = lines.lines();
    let in_order = groups.iter().all(|group| {
        let mut wanted = group.clone();
        let mut actual: Vec<_> = lines.by_ref().take(group.len()).collect();
        wanted.sort_unstable();
        actual.sort_unstable();
        wanted == actual
    });
    in_order && lines.next().is_none()
}

/// Whether a lesson provokes panics, of which the real program tells on standard error.
fn provokes_panics(lesson: &str) -> bool {
    let check = format!("tests/checks/{lesson}.toml");
    let check = fs::read_to_string(repository().join(check)).unwrap();
    check.lines().any(|line| line.starts_with("panics = "))
}

/// Whether a lesson's program speaks to servers, which the runner starts and the program is told of.
fn needs_servers(lesson: &str) -> bool {
    let check = format!("tests/checks/{lesson}.toml");
    let check = fs::read_to_string(repository().join(check)).unwrap();
    check.contains("[[server]]")
}

/// The arguments that a lesson gives to its program.
fn arguments(lesson: &str) -> Vec<String> {
    let check = format!("tests/checks/{lesson}.toml");
    let check = fs::read_to_string(repository().join(check)).unwrap();
    let check: toml::Table = check.parse().unwrap();
    let texts = check.get("args").and_then(toml::Value::as_array);
    let text = |value: &toml::Value| value.as_str().unwrap().to_owned();
    texts.into_iter().flatten().map(text).collect()
}

/// Whether a lesson's program computes, and says on standard error how long it took.
fn tells_its_speed(lesson: &str) -> bool {
    let check = format!("tests/checks/{lesson}.toml");
    let check = fs::read_to_string(repository().join(check)).unwrap();
    check.contains("[[computing]]")
}

/// The features with which cargo would build each package, for a build of these packages together.
fn features(packages: &[&str]) -> BTreeMap<String, String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(repository());
    cargo.args([
        "tree",
        "--locked",
        "--edges",
        "normal,build",
        "--prefix",
        "none",
    ]);
    cargo.args(["--no-dedupe", "--format", "{p}={f}"]);
    for package in packages {
        cargo.args(["--package", package]);
    }
    let output = cargo.assert().success().get_output().stdout.clone();
    let lines = String::from_utf8(output).unwrap();
    let parts = lines.lines().filter_map(|line| line.split_once('='));
    parts
        .map(|(name, features)| (name.into(), features.into()))
        .collect()
}

#[test]
fn a_program_that_is_built_on_demand_has_nothing_built_once_more() {
    let runner = features(&["xtask"]);
    assert!(runner.len() > 30, "{runner:?}");
    for package in ["watch", "compare"] {
        let together = features(&[package, "xtask"]);
        let differ = runner.iter().filter(|(name, its)| together[*name] != **its);
        assert_eq!(differ.collect::<Vec<_>>(), [], "beside {package}");
    }
}

/// Cargo copies what was asked for by its name to one place, whatever it was built for: `cargo build` of everything
/// puts there a lab with other features, which does not fit the crates that were built with the first one.
#[test]
fn what_the_lab_is_linked_with_is_not_replaced_by_another_build() {
    let sandbox = Sandbox::new();
    let file = sandbox.root().join("answer.rs");
    fs::copy(solution("ex04_gather"), &file).unwrap();
    let mut check = sandbox.xtask(&["check", "ex04", "--quick", "--answer", "answer.rs"]);
    check.env("CARGO_TARGET_DIR", built()).assert().success();
    let libraries = fs::read_to_string(built().join("lab").join("libraries.json")).unwrap();
    let libraries: serde_json::Value = serde_json::from_str(&libraries).unwrap();
    for name in ["lab_std", "lab_tokio", "tokio"] {
        let library = Path::new(libraries[name].as_str().unwrap());
        assert_eq!(
            library.parent().unwrap().file_name().unwrap(),
            "deps",
            "{name}"
        );
    }
}

#[test]
fn each_solution_prints_its_lines_in_order_and_nothing_on_standard_error() {
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
    let folder = assert_cmd::cargo::cargo_bin("xtask");
    let folder = folder.parent().unwrap();
    // They sleep most of the time, so all of them at once take no longer than one.
    thread::scope(|scope| {
        for lesson in lessons()
            .into_iter()
            .filter(|lesson| !needs_servers(lesson))
        {
            let groups = groups(&lesson);
            assert!(!groups.is_empty(), "{lesson} prints nothing");
            let program = folder.join(format!("{lesson}_solution"));
            let panics = provokes_panics(&lesson);
            let (speed, args) = (tells_its_speed(&lesson), arguments(&lesson));
            scope.spawn(move || {
                let in_order = predicate::function(move |text: &str| are_in_groups(text, &groups));
                Command::new(program)
                    .args(args)
                    .assert()
                    .success()
                    .stdout(in_order)
                    .stderr(predicate::function(move |text: &str| {
                        let all_times = || text.lines().all(|line| line.ends_with('s'));
                        text.is_empty()
                            || (panics && text.contains("panicked at"))
                            || (speed && all_times())
                    }));
            });
        }
    });
}

#[test]
fn a_solution_that_needs_servers_passes_the_real_run_too() {
    let sandbox = Sandbox::new();
    for lesson in lessons().into_iter().filter(|lesson| needs_servers(lesson)) {
        let answer = solution(&lesson);
        let (stdout, stderr, code) =
            sandbox.output(&["check", &lesson, "--answer", answer.to_str().unwrap()]);
        assert_eq!(code, 0, "{lesson}: {stdout}{stderr}");
    }
}

#[test]
fn a_solution_that_is_not_told_where_its_servers_are_says_what_it_needs() {
    let folder = assert_cmd::cargo::cargo_bin("xtask");
    let folder = folder.parent().unwrap();
    for lesson in lessons().into_iter().filter(|lesson| needs_servers(lesson)) {
        let package = format!("{lesson}_solution");
        let mut build = Command::new(env!("CARGO"));
        build.current_dir(repository());
        build.args(["build", "--quiet", "--package", &package]);
        build.assert().success();
        for arguments in [&[][..], &["nonsense"], &["web=nowhere"], &["web="]] {
            Command::new(folder.join(&package))
                .args(arguments)
                .assert()
                .code(2)
                .stdout(predicate::str::is_empty())
                .stderr(predicate::str::contains("\nusage:"));
        }
    }
}

#[test]
fn a_solution_that_is_given_a_wrong_argument_says_what_is_wrong_and_what_it_needs() {
    let folder = assert_cmd::cargo::cargo_bin("xtask");
    let folder = folder.parent().unwrap();
    let cases: [(&str, &[&str]); 8] = [
        ("ex13_cpu_heavy", &[]),
        ("ex13_cpu_heavy", &["0"]),
        ("ex13_cpu_heavy", &["four"]),
        ("ex13_cpu_heavy", &["4", "-1"]),
        ("ex24_capstone", &["report", "http://127.0.0.1:9", "soon"]),
        ("ex24_capstone", &["report", "http://127.0.0.1:9"]),
        ("ex24_capstone", &["report", "nowhere", "4"]),
        ("ex24_capstone", &["checks", "nowhere"]),
    ];
    for (lesson, arguments) in cases {
        let package = format!("{lesson}_solution");
        let mut build = Command::new(env!("CARGO"));
        build.current_dir(repository());
        build.args(["build", "--quiet", "--package", &package]);
        build.assert().success();
        Command::new(folder.join(&package))
            .args(arguments)
            .assert()
            .code(2)
            .stdout(predicate::str::is_empty())
            .stderr(predicate::str::contains("\nusage:"))
            .stderr(predicate::str::contains("panicked").not());
    }
}

#[test]
fn a_log_without_lines_has_no_errors() {
    let folder = assert_cmd::cargo::cargo_bin("xtask");
    let folder = folder.parent().unwrap();
    let mut build = Command::new(env!("CARGO"));
    build.current_dir(repository());
    build.args(["build", "--quiet", "--package", "ex13_cpu_heavy_solution"]);
    build.assert().success();
    Command::new(folder.join("ex13_cpu_heavy_solution"))
        .args(["4", "0"])
        .assert()
        .success()
        .stdout(predicate::str::contains("threads: 0 lines, 0 errors"));
}

/// What a learner is given to read arguments with is as good as what the solution has.
#[test]
fn stubs_and_solutions_read_their_arguments_with_the_same_functions() {
    let reads = ["usage", "number", "server", "url"];
    let mut compared = 0;
    for lesson in lessons() {
        let stub = repository().join("tests/answers").join(&lesson);
        let stub = fs::read_to_string(stub.join("stub.rs")).unwrap();
        let solution = fs::read_to_string(solution(&lesson)).unwrap();
        for name in reads {
            let [one, other] = [&stub, &solution].map(|text| function(text, name));
            if one.is_some() || other.is_some() {
                assert_eq!(one, other, "{name} of {lesson}");
                compared += 1;
            }
        }
    }
    assert!(compared > 5, "{compared} functions were found");
}

/// The text of a function at the top of a file.
fn function<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let begin = text.find(&format!("\nfn {name}("))?;
    let end = begin + text[begin..].find("\n}\n")?;
    Some(&text[begin..end])
}

#[test]
fn lines_that_are_missing_moved_or_too_many_are_seen() {
    let groups = vec![vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned()]];
    assert!(are_in_groups("b\na\nc\n", &groups));
    for wrong in ["a\nc\nb\n", "a\nb\n", "a\nb\nc\nc\n", "a\na\nc\n"] {
        assert!(!are_in_groups(wrong, &groups), "{wrong:?}");
    }
}
