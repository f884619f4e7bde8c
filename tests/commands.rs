//! The commands, from outside: what they print, their exit codes, and that nothing is ever lost.

mod sandbox;

use assert_cmd::Command;
use insta::assert_snapshot;
use predicates::prelude::*;
use predicates::str::contains;
use sandbox::{Sandbox, repository, solution};
use std::fs;

const EX: &str = "ex01_two_threads";

#[test]
fn help_names_every_command_and_how_the_runner_is_called() {
    assert_snapshot!("help", Sandbox::new().output(&["--help"]).0);
    assert_snapshot!("help_check", Sandbox::new().output(&["check", "--help"]).0);
}

#[test]
fn without_a_terminal_the_runner_lists() {
    let sandbox = Sandbox::new();
    let (bare, _, code) = sandbox.output(&[]);
    assert_eq!((bare, code), (sandbox.output(&["list"]).0, 0));
}

#[test]
fn the_list_shows_every_lesson_and_what_comes_next() {
    assert_snapshot!("list", Sandbox::new().output(&["list"]).0);
}

#[test]
fn a_stub_is_told_to_be_one_with_a_timeline_and_the_next_step() {
    let (report, _, code) = Sandbox::new().output(&["check", "ex01"]);
    assert_eq!(code, 1);
    assert_snapshot!("check_stub", report);
}

#[test]
fn a_pass_is_remembered_and_the_next_check_is_of_the_next_exercise() {
    let sandbox = Sandbox::new();
    sandbox.solve(EX);
    sandbox
        .xtask(&["check", "ex01", "--quick"])
        .assert()
        .success()
        .stdout(contains("passed"));
    sandbox
        .xtask(&["check", "--quick"])
        .assert()
        .code(1)
        .stdout(contains("ex02_join_waits"));
    // Solved stays solved, whatever becomes of the file.
    sandbox.write(EX, "fn main() { nonsense");
    sandbox
        .xtask(&["list"])
        .assert()
        .success()
        .stdout(contains("1 of"));
}

#[test]
fn the_real_run_follows_the_lab() {
    let sandbox = Sandbox::new();
    let answer = solution("ex03_async_await");
    let (document, code) = sandbox.json(&[
        "check",
        "3",
        "--format",
        "json",
        "--answer",
        answer.to_str().unwrap(),
    ]);
    let verdict = &document["exercises"][0];
    assert_eq!(
        (verdict["status"].as_str(), code),
        (Some("passed"), 0),
        "{verdict}"
    );
    assert_eq!(verdict["virtual_ms"], 2000);
    assert!(
        verdict["real_ms"].as_u64().unwrap() >= 1900,
        "it sleeps two seconds for real"
    );
    assert_eq!(verdict["transcript"][2], "(2 second pause)");
}

#[test]
fn an_answer_leaves_the_learners_file_and_progress_alone() {
    let sandbox = Sandbox::new();
    let before = fs::read(sandbox.main_rs(EX)).unwrap();
    let answer = solution(EX);
    sandbox
        .xtask(&[
            "check",
            "ex01",
            "--quick",
            "--answer",
            answer.to_str().unwrap(),
        ])
        .assert()
        .success();
    assert_eq!(fs::read(sandbox.main_rs(EX)).unwrap(), before);
    assert!(!sandbox.root().join(".parallel-tracks").exists());
}

#[test]
fn what_to_do_next_is_about_the_file_that_was_judged() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.root().join("my_try.rs"), "fn main() {}\n").unwrap();
    sandbox
        .xtask(&["check", "ex01", "--quick", "--answer", "my_try.rs"])
        .assert()
        .code(1)
        .stdout(contains(
            "edit my_try.rs, then cargo xtask check ex01 --answer my_try.rs; stuck?",
        ));
}

#[test]
fn the_document_is_whole_for_a_pass_a_failure_and_a_compile_error() {
    let sandbox = Sandbox::new();
    sandbox.solve("ex02_join_waits");
    sandbox.write(
        "ex03_async_await",
        "fn main() {\n    let x: u32 = \"one\";\n}\n",
    );
    let (document, code) = sandbox.json(&["check", "1", "2", "3", "--quick", "--format", "json"]);
    assert_eq!((document["schema"].as_u64(), code), (Some(1), 1));
    let exercises = document["exercises"].as_array().unwrap();
    let of = |key: &str| {
        exercises
            .iter()
            .map(|exercise| exercise[key].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("status"), ["failed", "passed", "failed"]);
    assert_eq!(exercises[0]["diagnosis"]["id"], "todo");
    assert!(exercises[1]["diagnosis"].is_null());
    assert_eq!(exercises[2]["diagnosis"]["id"], "does-not-compile");
    assert_eq!(exercises[2]["diagnosis"]["at"][0]["line"], 2);
    assert_eq!(
        exercises[2]["diagnosis"]["at"][0]["file"],
        "exercises/ex03_async_await/src/main.rs"
    );
    for exercise in exercises {
        for check in exercise["checks"].as_array().unwrap() {
            for key in ["name", "status", "why", "expected", "actual"] {
                assert!(check[key].is_string(), "{check}");
            }
        }
    }
}

#[test]
fn an_unknown_exercise_is_an_error_with_a_suggestion_and_nothing_on_stdout() {
    let sandbox = Sandbox::new();
    let refused = sandbox
        .xtask(&["check", "ex44", "--format", "json"])
        .assert()
        .code(2);
    refused.stdout(predicate::str::is_empty()).stderr(
        contains("ex44")
            .and(contains("ex04_gather"))
            .and(contains("next: cargo xtask list")),
    );
    for wrong in [
        &["chekc"][..],
        &["check", "--format", "xml"],
        &["check", "ex01", "--schedule", "x9"],
        &["hint", "nothing"],
    ] {
        sandbox
            .xtask(wrong)
            .assert()
            .code(2)
            .stdout(predicate::str::is_empty());
    }
}

#[test]
fn an_exercise_may_be_named_by_number_name_or_path() {
    let sandbox = Sandbox::new();
    for name in [
        "1",
        "01",
        "ex01",
        "ex01_two_threads",
        "exercises/ex01_two_threads/src/main.rs",
    ] {
        sandbox.xtask(&["hint", name]).assert().success();
    }
}

#[test]
fn reset_keeps_a_backup_of_every_edit() {
    let sandbox = Sandbox::new();
    let stub = fs::read_to_string(sandbox.main_rs(EX)).unwrap();
    for edit in ["// my first try\n", "// my second try\n"] {
        sandbox.write(EX, edit);
        let (stdout, _, code) = sandbox.output(&["reset", "ex01"]);
        assert_eq!(code, 0);
        let backups = fs::read_dir(sandbox.root().join(".parallel-tracks/backups")).unwrap();
        let kept = backups
            .map(|entry| entry.unwrap().path())
            .find(|path| fs::read_to_string(path).unwrap() == edit);
        let kept = kept.expect("the edit is in a backup");
        assert!(
            stdout.contains(kept.file_name().unwrap().to_str().unwrap()),
            "the path is printed: {stdout}"
        );
        assert_eq!(fs::read_to_string(sandbox.main_rs(EX)).unwrap(), stub);
    }
}

#[test]
fn the_solution_is_not_shown_before_the_exercise_is_solved() {
    let sandbox = Sandbox::new();
    let reference = fs::read_to_string(solution(EX)).unwrap();
    sandbox
        .xtask(&["solution", "ex01"])
        .assert()
        .code(2)
        .stdout(predicate::str::is_empty())
        .stderr(contains("--spoil"));
    sandbox
        .xtask(&["solution", "ex01", "--spoil"])
        .assert()
        .success()
        .stdout(contains(reference.trim()));
    sandbox.solve(EX);
    sandbox
        .xtask(&["check", "ex01", "--quick"])
        .assert()
        .success();
    sandbox
        .xtask(&["solution", "ex01"])
        .assert()
        .success()
        .stdout(contains(reference.trim()));
}

#[test]
fn hints_grow_stronger_and_fit_the_last_diagnosis_first() {
    let sandbox = Sandbox::new();
    let first = sandbox.output(&["hint", "ex01"]).0;
    let second = sandbox.output(&["hint", "ex01"]).0;
    assert_ne!(first, second);
    sandbox.write(
        EX,
        &fs::read_to_string(
            sandbox
                .root()
                .join("tests/answers")
                .join(EX)
                .join("stub.rs"),
        )
        .unwrap()
        .replace("//!", "// "),
    );
    sandbox
        .xtask(&["check", "ex01", "--quick"])
        .assert()
        .code(1)
        .stdout(contains("sequential"));
    let fitting = sandbox.output(&["hint", "ex01"]).0;
    let hints = fs::read_to_string(sandbox.exercise(EX).join("hints.md")).unwrap();
    let section = hints.split("# When sequential").nth(1).unwrap().trim();
    assert!(
        fitting.contains(section.lines().next().unwrap()),
        "{fitting}"
    );
}

#[test]
fn a_damaged_or_foreign_progress_file_is_harmless() {
    let sandbox = Sandbox::new();
    let folder = sandbox.root().join(".parallel-tracks");
    fs::create_dir_all(&folder).unwrap();
    for text in [
        "",
        "{",
        "[]",
        "{\"schema\":99}",
        "{\"schema\":1,\"lessons\":{\"ex99_gone\":{\"solved\":true}}}",
        "\u{0}\u{0}",
    ] {
        fs::write(folder.join("progress.json"), text).unwrap();
        sandbox.xtask(&["list"]).assert().success();
        sandbox.solve(EX);
        sandbox
            .xtask(&["check", "ex01", "--quick"])
            .assert()
            .success();
        sandbox
            .xtask(&["list"])
            .assert()
            .success()
            .stdout(contains("1 of"));
    }
}

#[test]
fn a_missing_file_is_an_error_that_names_the_way_back() {
    let sandbox = Sandbox::new();
    fs::remove_file(sandbox.main_rs(EX)).unwrap();
    sandbox
        .xtask(&["check", "ex01"])
        .assert()
        .code(2)
        .stderr(contains("next: cargo xtask reset ex01"));
    sandbox.xtask(&["reset", "ex01"]).assert().success();
    sandbox
        .xtask(&["check", "ex01", "--quick"])
        .assert()
        .code(1);
}

#[test]
fn a_missing_answer_costs_nobody_the_exercise() {
    let sandbox = Sandbox::new();
    sandbox
        .xtask(&["check", "ex01", "--answer", "no_such_file.rs"])
        .assert()
        .code(2)
        .stderr(contains("no_such_file.rs").and(contains("reset").not()));
}

#[test]
fn of_an_empty_file_no_line_is_named_but_the_way_back() {
    let sandbox = Sandbox::new();
    sandbox.write(EX, "");
    let (document, _) = sandbox.json(&["check", "ex01", "--quick", "--format", "json"]);
    let diagnosis = &document["exercises"][0]["diagnosis"];
    assert_eq!(diagnosis["id"], "does-not-compile");
    assert_eq!(diagnosis["at"], serde_json::json!([]));
    let message = diagnosis["message"].as_str().unwrap();
    let way = "the file is empty; `cargo xtask reset ex01_two_threads`";
    assert!(message.starts_with(way), "{message}");
}

#[test]
fn a_program_that_prints_nothing_is_told_so() {
    let sandbox = Sandbox::new();
    sandbox.write(EX, "fn main() {}");
    let (report, _, _) = sandbox.output(&["check", "ex01", "--quick", "--plain"]);
    assert!(report.contains("  yours\n    (nothing)\n"), "{report}");
}

#[test]
fn one_broken_exercise_does_not_stop_the_others() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.exercise(EX).join("Cargo.toml"), "this is no toml").unwrap();
    fs::remove_file(sandbox.main_rs("ex02_join_waits")).unwrap();
    sandbox.solve("ex03_async_await");
    sandbox
        .xtask(&["list"])
        .assert()
        .success()
        .stdout(contains("ex03_async_await"));
    let (document, code) = sandbox.json(&["check", "2", "3", "--quick", "--format", "json"]);
    assert_eq!(code, 2);
    assert_eq!(document["exercises"][0]["status"], "inconclusive");
    assert_eq!(document["exercises"][1]["status"], "passed");
    let (_, errors, _) = sandbox.output(&["check", "2", "3", "--quick"]);
    let told = "no verdict on ex02_join_waits: failed to read";
    let next = "next: cargo xtask reset ex02\n";
    assert!(
        errors.starts_with(told) && errors.ends_with(next),
        "{errors}"
    );
}

#[test]
fn check_all_reports_each_exercise_in_order_and_counts() {
    let sandbox = Sandbox::new();
    sandbox.solve(EX);
    let (report, _, code) = sandbox.output(&["check", "--all", "--quick"]);
    assert_eq!(code, 1);
    let lessons = sandbox::lessons();
    let positions: Vec<_> = lessons
        .iter()
        .map(|lesson| report.find(lesson.as_str()).unwrap())
        .collect();
    assert!(positions.is_sorted(), "{report}");
    let count = format!("1 passed, {} failed", lessons.len() - 1);
    assert!(report.trim_end().ends_with(&count), "{report}");
}

#[test]
fn a_schedule_can_be_run_again_by_its_name() {
    let sandbox = Sandbox::new();
    let racy = sandbox.root().join("racy.rs");
    let answers = sandbox
        .root()
        .join("tests/answers")
        .join(EX)
        .join("wrong/exits-early/only_the_first_joined.rs");
    fs::copy(answers, &racy).unwrap();
    let check = [
        "check", "ex01", "--quick", "--format", "json", "--answer", "racy.rs",
    ];
    let (document, _) = sandbox.json(&check);
    let first = &document["exercises"][0];
    let schedule = first["schedule"].as_str().unwrap();
    let (again, code) = sandbox.json(&[&check[..], &["--schedule", schedule]].concat());
    assert_eq!(code, 1);
    assert_eq!(again["exercises"][0]["transcript"], first["transcript"]);
    assert_eq!(again["exercises"][0]["schedules"], 1);
}

#[test]
fn a_schedule_of_a_variant_runs_again_with_other_waits_and_other_values() {
    let sandbox = Sandbox::new();
    for (lesson, answer, line) in [
        (
            "ex22_timeout_cancel",
            "wrong-output/told_by_the_name.rs",
            "letters: complete",
        ),
        (
            "ex11_thread_panics",
            "faked/jam_for_all_that_is_unknown.rs",
            "Job 4 failed: paper jam in tray 2",
        ),
    ] {
        let answers = repository().join("tests/answers").join(lesson);
        fs::copy(
            answers.join("wrong").join(answer),
            sandbox.root().join("answer.rs"),
        )
        .unwrap();
        let check = [
            "check",
            lesson,
            "--quick",
            "--format",
            "json",
            "--answer",
            "answer.rs",
        ];
        let (document, _) = sandbox.json(&check);
        let first = &document["exercises"][0];
        let schedule = first["schedule"].as_str().unwrap();
        assert!(schedule.starts_with("v1:"), "{schedule}");
        let (again, code) = sandbox.json(&[&check[..], &["--schedule", schedule]].concat());
        assert_eq!(code, 1);
        let again = &again["exercises"][0];
        assert_eq!(again["diagnosis"], first["diagnosis"]);
        assert_eq!(again["schedules"], 1);
        let lines = again["transcript"].as_array().unwrap();
        assert!(lines.iter().any(|it| it == line), "{lines:?}");
    }
    for (wrong, why) in [
        ("v9:s", "there is no variant 9; there are 1"),
        ("logs:s", "ex22_timeout_cancel has no part 'logs'"),
    ] {
        sandbox
            .xtask(&["check", "ex22", "--schedule", wrong])
            .assert()
            .code(2)
            .stderr(contains(why).and(contains("next: cargo xtask check ex22")));
    }
}

#[test]
fn a_trace_is_written_in_the_form_that_perfetto_opens() {
    let sandbox = Sandbox::new();
    sandbox
        .xtask(&["check", "ex01", "--quick", "--trace", "trace.json"])
        .assert()
        .code(1);
    let text = fs::read_to_string(sandbox.root().join("trace.json")).unwrap();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let events = document["traceEvents"].as_array().unwrap();
    let sleep = events
        .iter()
        .find(|event| event["name"] == "std::thread::sleep")
        .unwrap();
    assert_eq!(
        (sleep["ph"].as_str(), sleep["dur"].as_f64()),
        (Some("X"), Some(2_000_000.0))
    );
    assert!(
        events
            .iter()
            .any(|event| event["ph"] == "i" && event["name"] == "Task 1 started")
    );
}

#[test]
fn plain_reports_are_sentences_without_a_picture() {
    let sandbox = Sandbox::new();
    let (report, _, _) = sandbox.output(&["check", "ex01", "--quick", "--plain"]);
    assert!(!report.contains('━'), "{report}");
    assert_snapshot!("check_plain", report);
}

#[test]
fn a_compile_error_is_shown_as_rustc_tells_it() {
    let sandbox = Sandbox::new();
    sandbox.write(EX, "fn main() {\n    let x: u32 = \"one\";\n}\n");
    sandbox
        .xtask(&["check", "ex01"])
        .assert()
        .code(1)
        .stdout(contains("error[E0308]").and(contains("exercises/ex01_two_threads/src/main.rs:2")));
}

#[test]
fn run_shows_the_real_program_with_its_times() {
    let sandbox = Sandbox::new();
    sandbox.solve(EX);
    sandbox
        .xtask(&["run", "ex01"])
        .assert()
        .success()
        .stdout(contains("(2 second pause)").and(contains("Both tasks done")));
    sandbox.write(EX, "fn main() { std::process::exit(3) }");
    sandbox.xtask(&["run", "ex01"]).assert().code(3);
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish"] {
        Sandbox::new()
            .xtask(&["completions", shell])
            .assert()
            .success()
            .stdout(contains("check").and(contains("solution")));
    }
}

#[test]
fn environment_variables_of_insta_change_no_verdict() {
    let sandbox = Sandbox::new();
    let mut check = sandbox.xtask(&["check", "ex01", "--quick"]);
    check
        .env("INSTA_FORCE_PASS", "1")
        .env("INSTA_UPDATE", "always")
        .env("RUST_TEST_THREADS", "1")
        .assert()
        .code(1);
}

#[test]
fn the_runner_works_from_inside_an_exercise() {
    let sandbox = Sandbox::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command
        .current_dir(sandbox.exercise(EX).join("src"))
        .args(["hint", "main.rs"])
        .assert()
        .success();
}
