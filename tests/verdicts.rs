//! Facts that the lab must get exactly right, and what becomes of what it does not know. Programs that do
//! their worst are in `tests/hostile`.

mod sandbox;

use sandbox::{Sandbox, repository, solution};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

const EX: &str = "ex01_two_threads";

/// Memory that the runner may use at its highest, in KiB.
const MEMORY_LIMIT: u64 = 200 << 10;

fn id(verdict: &Value) -> &str {
    verdict["diagnosis"]["id"].as_str().unwrap_or("none")
}

fn lines(verdict: &Value) -> Vec<u64> {
    let at = verdict["diagnosis"]["at"].as_array().into_iter().flatten();
    at.map(|at| at["line"].as_u64().unwrap()).collect()
}

#[test]
fn in_the_lab_a_pause_is_exact_and_takes_no_real_time() {
    let sandbox = Sandbox::new();
    let verdict = sandbox.judge(EX, &fs::read_to_string(solution(EX)).unwrap());
    assert_eq!(verdict["status"], "passed", "{verdict}");
    assert_eq!(verdict["virtual_ms"], 2000);
    assert!(
        verdict["transcript"]
            .as_array()
            .unwrap()
            .contains(&"(2 second pause)".into())
    );
    assert_eq!(verdict["exhaustive"], true);
}

/// What can be printed is found by schedules, so all four orders and no other must be among them.
#[test]
fn two_threads_have_exactly_four_orders() {
    let sandbox = Sandbox::new();
    let file = solution(EX);
    let answer = file.to_str().unwrap();
    let mut orders = BTreeSet::new();
    for seed in 1..60 {
        let schedule = format!("r{seed}");
        let args = [
            "check",
            EX,
            "--format",
            "json",
            "--answer",
            answer,
            "--schedule",
            &schedule,
        ];
        let (document, _) = sandbox.json(&args);
        let transcript = document["exercises"][0]["transcript"].as_array().unwrap();
        let text: Vec<&str> = transcript
            .iter()
            .map(|line| line.as_str().unwrap())
            .collect();
        orders.insert(text.join(" | "));
    }
    let start = [
        ("Task 1 started", "Task 2 started"),
        ("Task 2 started", "Task 1 started"),
    ];
    let finish = [
        ("Task 1 finished", "Task 2 finished"),
        ("Task 2 finished", "Task 1 finished"),
    ];
    let legal = start.iter().flat_map(|(a, b)| {
        finish.iter().map(move |(c, d)| {
            format!("{a} | {b} | (2 second pause) | {c} | {d} | Both tasks done")
        })
    });
    assert_eq!(orders, legal.collect());
}

#[test]
fn a_deadlock_names_who_waits_for_whom() {
    let verdict = Sandbox::new().judge(
        EX,
        "use std::sync::Mutex;\nuse std::thread;\nuse std::time::Duration;\nstatic A: Mutex<()> = Mutex::new(());\nstatic B: Mutex<()> = Mutex::new(());\nfn main() {\n    let t = thread::spawn(|| {\n        let _a = A.lock().unwrap();\n        thread::sleep(Duration::from_secs(1));\n        let _b = B.lock().unwrap();\n    });\n    let _b = B.lock().unwrap();\n    thread::sleep(Duration::from_secs(1));\n    let _a = A.lock().unwrap();\n    t.join().unwrap();\n}\n",
    );
    assert_eq!(id(&verdict), "hangs", "{verdict}");
    let message = verdict["diagnosis"]["message"].as_str().unwrap();
    for part in [
        "main waits on line 14",
        "took on line 8",
        "waits on line 10",
        "main took on line 12",
    ] {
        assert!(message.contains(part), "{part}: {message}");
    }
    assert_eq!(
        lines(&verdict).into_iter().collect::<BTreeSet<_>>(),
        BTreeSet::from([8, 10, 12, 14])
    );
}

/// Runs the runner, watches its memory, and says how high it rose.
fn check_watched(sandbox: &Sandbox) -> (Value, u64) {
    let document = sandbox.root().join("document.json");
    let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .current_dir(sandbox.root())
        .args(["check", EX, "--format", "json", "--answer", "answer.rs"])
        // A file, since a pipe that nobody reads would make it wait.
        .stdout(fs::File::create(&document).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut highest = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
        highest = highest.max(peak.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(5));
    }
    let text = fs::read(&document).unwrap();
    assert!(
        text.len() < 100 << 10,
        "the document has {} bytes",
        text.len()
    );
    (serde_json::from_slice(&text).unwrap(), highest)
}

#[test]
fn what_the_lab_does_not_know_is_left_to_the_real_run_and_bounded_there() {
    let sandbox = Sandbox::new();
    let real = |body: &str| {
        let good = fs::read_to_string(solution(EX))
            .unwrap()
            .replace("fn main() {", &format!("fn main() {{ {body}"));
        fs::write(sandbox.root().join("answer.rs"), good).unwrap();
        check_watched(&sandbox)
    };
    // A child that holds standard output and would live for a long time.
    let (document, _) =
        real("std::process::Command::new(\"sleep\").arg(\"4711\").spawn().unwrap();");
    let verdict = &document["exercises"][0];
    assert_eq!(verdict["status"], "passed", "{verdict}");
    assert!(
        verdict["notes"][0]
            .as_str()
            .unwrap()
            .contains("std::process::Command"),
        "{verdict}"
    );
    let left = fs::read_dir("/proc").unwrap().flatten().any(|entry| {
        let line = fs::read(entry.path().join("cmdline")).unwrap_or_default();
        line.starts_with(b"sleep\x004711\x00")
    });
    assert!(!left, "the child outlived its verdict");
    // Endless output, for real.
    let (document, memory) = real(
        "let _ = std::process::Command::new(\"true\"); loop { println!(\"{}\", \"spam\".repeat(100)); }",
    );
    assert_eq!(id(&document["exercises"][0]), "runs-forever", "{document}");
    assert!(memory < MEMORY_LIMIT, "the runner used {memory} KiB");
    // No end, for real.
    let (document, _) =
        real("let _ = std::process::Command::new(\"true\"); loop { std::thread::park(); }");
    assert_eq!(id(&document["exercises"][0]), "runs-forever", "{document}");
}

#[test]
fn the_same_program_gets_the_same_verdict_every_time() {
    let sandbox = Sandbox::new();
    let answer = repository()
        .join("tests/answers")
        .join(EX)
        .join("wrong/exits-early/only_the_second_joined.rs");
    let source = fs::read_to_string(answer).unwrap();
    let mut first = sandbox.judge(EX, &source);
    for _ in 0..5 {
        let mut again = sandbox.judge(EX, &source);
        for verdict in [&mut first, &mut again] {
            verdict["took_ms"] = 0.into();
        }
        assert_eq!(again, first);
    }
}

/// Condition variables and `park` may come back although nobody has called. Real systems hardly ever do
/// that, so who counts on it passes, and is told what may happen and where.
#[test]
fn a_wait_that_may_end_early_is_told_of() {
    let sandbox = Sandbox::new();
    let looks_again = [
        (
            ("ex02_join_waits", "condvar_flag", "Condvar::wait"),
            (
                "wait_while(done.lock().unwrap(), |done| !*done)",
                "wait(done.lock().unwrap())",
            ),
            ".wait_while(",
        ),
        (
            (EX, "park_until_counter_is_zero", "thread::park"),
            ("while RUNNING", "if RUNNING"),
            "thread::park(",
        ),
    ];
    for ((lesson, answer, op), (again, once), call) in looks_again {
        let file = repository().join(format!("tests/answers/{lesson}/right/{answer}.rs"));
        let source = fs::read_to_string(file).unwrap();
        let careful = sandbox.judge(lesson, &source);
        assert_eq!(careful["status"], "passed", "{answer}: {careful}");
        assert_eq!(careful["notes"], serde_json::json!([]), "{answer}");

        let careless = sandbox.judge(lesson, &source.replace(again, once));
        assert_eq!(careless["status"], "passed", "{answer}: {careless}");
        let line = source.lines().position(|line| line.contains(call));
        let place = format!("On line {}, `{op}`", line.unwrap() + 1);
        let note = careless["notes"][0].as_str().unwrap_or_default();
        assert!(note.starts_with(&place), "{answer}: {place} in {careless}");
    }
}
