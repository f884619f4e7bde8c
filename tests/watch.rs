//! Watch in a real terminal: a pseudo-terminal drives it, keys are typed, files are saved, and the
//! screen is read as a person would. Nothing here asserts a time; what must appear is waited for.

#![cfg(unix)]

#[path = "sandbox/mod.rs"]
mod sandbox;
#[path = "watch/seat.rs"]
mod seat;

use sandbox::{Sandbox, lessons, repository, solution};
use seat::{Seat, hash, left_behind};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const EX: &str = "ex01_two_threads";
/// For real it takes longer than any test.
const SLEEPS: &str = "fn main() {\n    println!(\"Task 1 started\");\n    std::thread::sleep(std::time::Duration::from_secs(86399));\n}\n";
/// The lab cannot judge it, and for real it waits for ever.
const ACCEPTS: &str = "fn main() {\n    let door = std::net::UdpSocket::bind(\"127.0.0.1:0\").unwrap();\n    println!(\"waiting\");\n    let _ = door.recv(&mut [0]);\n}\n";
const SPINS: &str = "fn main() {\n    loop {}\n}\n";

fn right(number: usize) -> String {
    format!(
        "{}\n// {number}\n",
        fs::read_to_string(solution(EX)).unwrap()
    )
}

fn wrong(number: usize) -> String {
    format!("fn main() {{\n    println!(\"Task 1 started\");\n}}\n// {number}\n")
}

#[test]
fn a_save_brings_its_verdict_and_then_the_real_run() {
    let sandbox = Sandbox::new();
    let mut seat = Seat::open(&sandbox, &["watch", EX]);
    seat.until("✗ todo");
    seat.until("line 23 waits for task 1");
    seat.save(EX, &right(0));
    seat.until("✓ passed");
    seat.until(&hash(&right(0)));
    seat.until("For real: running");
    seat.until("For real: as wanted");
    seat.until(&format!("1 of {} solved", lessons().len()));
    seat.until("What to notice");
    seat.until("n goes to ex02_join_waits");
    seat.press("q");
    seat.ends_with(0);
}

#[test]
fn of_two_saves_the_last_ones_verdict_is_shown() {
    let sandbox = Sandbox::new();
    let mut seat = Seat::open(&sandbox, &["watch", EX]);
    seat.until("✗ todo");
    for (number, between) in (50..=800).step_by(50).enumerate() {
        let (first, last, sign) = if number % 2 == 0 {
            (wrong(number), right(number), "✓ passed")
        } else {
            (right(number), wrong(number), "✗ ")
        };
        seat.save(EX, &first);
        thread::sleep(Duration::from_millis(between));
        seat.save(EX, &last);
        let verdict = |screen: &str| {
            let told = screen
                .lines()
                .find(|line| line.contains("main.rs ") && line.contains(','));
            told.is_some_and(|line| line.contains(&hash(&last)) && line.contains(sign))
        };
        seat.until_it(&format!("{sign} {between} ms after another"), verdict);
    }
    seat.press("q");
    seat.ends_with(0);
}

#[test]
fn a_save_ends_what_hangs_and_the_pass_appears_without_a_key() {
    let sandbox = Sandbox::new();
    let mut seat = Seat::open(&sandbox, &["watch", EX]);
    seat.until("✗ todo");
    // In the lab.
    seat.save(EX, SPINS);
    seat.until(&hash(SPINS));
    seat.save(EX, &right(1));
    seat.until("✓ passed");
    // For real.
    seat.save(EX, ACCEPTS);
    seat.until("so it seems to hang");
    seat.save(EX, &right(2));
    seat.until("✓ passed");
    seat.until(&hash(&right(2)));
    seat.until("For real: as wanted");
    seat.until_it("nothing left", |_| {
        left_behind(seat.id(), "-real-").is_empty()
    });
    seat.press("q");
    seat.ends_with(0);
}

#[test]
fn the_screen_reflows_when_the_window_changes() {
    let sandbox = Sandbox::new();
    let mut seat = Seat::open(&sandbox, &["watch", EX]);
    seat.until("✗ todo");
    for (columns, rows) in [(120, 40), (50, 15), (80, 24)] {
        seat.resize(columns, rows);
        seat.until_it("the keys in the last row", |screen| {
            let last = screen.lines().nth(usize::from(rows) - 1);
            last.is_some_and(|line| line.contains("q quit")) && screen.contains("✗ todo")
        });
    }
    seat.press("q");
    seat.ends_with(0);
}

#[test]
fn keys_answer_while_a_check_runs() {
    let sandbox = Sandbox::new();
    sandbox.write(EX, ACCEPTS);
    let mut seat = Seat::open(&sandbox, &["watch", EX]);
    seat.until("For real: running");
    seat.press("t");
    seat.until("[all]  theory  code");
    seat.press("\t");
    seat.until("all  [theory]  code");
    seat.press("?");
    seat.until("a hint; again for the next");
    seat.press("v");
    seat.until("For real: running");
    seat.press("q");
    seat.ends_with(0);
}

#[test]
fn however_it_ends_the_terminal_is_as_before_and_no_process_is_left() {
    for way in ["q", "\u{3}", "TERM", "HUP", "INT", "crash"] {
        let sandbox = Sandbox::new();
        sandbox.write(EX, SLEEPS);
        let args: &[&str] = if way == "crash" {
            &["watch", EX, "--crash"]
        } else {
            &["watch", EX]
        };
        let mut seat = Seat::open(&sandbox, args);
        if way == "crash" {
            seat.ends_with(101);
            assert!(seat.everything().contains("asked to fail by --crash"));
        } else {
            seat.until("✗ ");
            seat.press("r");
            seat.until("Task 1 started");
            match way {
                "TERM" | "INT" | "HUP" => seat.signal(way),
                key => seat.press(key),
            }
            seat.ends_with(0);
        }
        seat.is_restored(way);
        assert_eq!(
            left_behind(seat.id(), ""),
            Vec::<String>::new(),
            "after {way:?}"
        );
    }
}

#[test]
fn the_editor_gets_the_terminal_and_gives_it_back() {
    let sandbox = Sandbox::new();
    let script = sandbox.root().join("editor.sh");
    let text = format!(
        "stty -a | grep -o ' icanon'; cat '{}' > \"$1\"\n",
        solution(EX).display()
    );
    fs::write(&script, text).unwrap();
    let editor = format!("sh {}", script.display());
    let mut seat = Seat::open_with(&sandbox, &["watch", EX], &[("EDITOR", &editor)]);
    seat.until("✗ todo");
    seat.press("e");
    seat.until("✓ passed");
    assert!(
        seat.everything().contains(" icanon"),
        "the editor met a raw terminal"
    );
    seat.press("q");
    seat.ends_with(0);
}

#[test]
fn hints_reset_list_and_solution_are_a_key_away() {
    let sandbox = Sandbox::new();
    let mut seat = Seat::open(&sandbox, &["watch", EX]);
    seat.until("✗ todo");
    seat.press("s");
    seat.until("the solution opens when you have solved it");
    seat.press("h");
    seat.until("hint for todo");
    seat.press("h");
    seat.until("hint 1 of");
    seat.save(EX, &right(0));
    seat.until(&format!("1 of {} solved", lessons().len()));
    seat.press("s");
    seat.until("one way to do it");
    seat.press("x");
    seat.until("y  yes");
    seat.press("y");
    seat.until("yours is in .parallel-tracks/backups/");
    seat.until("✗ todo");
    seat.press("l/goes");
    seat.until("/goes_");
    seat.press("\r");
    seat.until_it("ex02", |screen| {
        screen
            .lines()
            .nth(1)
            .is_some_and(|line| line.contains("ex02_join_waits"))
    });
    seat.press("p");
    seat.until("✗ todo");
    seat.press("q");
    seat.ends_with(0);
}

#[test]
fn the_whole_course_goes_by_without_leaving() {
    let sandbox = Sandbox::new();
    let mut seat = Seat::open(&sandbox, &["watch"]);
    let snapshots = repository().join("tests/snapshots");
    let ready = |lesson: &String| snapshots.join(format!("{lesson}.snap")).is_file();
    for lesson in lessons().iter().take(5).filter(|lesson| ready(lesson)) {
        seat.until_it(lesson, |screen| {
            screen
                .lines()
                .nth(1)
                .is_some_and(|line| line.contains(lesson.as_str()))
        });
        seat.until("✗ todo");
        let text = fs::read_to_string(solution(lesson)).unwrap();
        seat.save(lesson, &text);
        seat.until("✓ passed");
        seat.until(&hash(&text));
        seat.until("For real: as wanted");
        seat.press("n");
    }
    seat.press("q");
    seat.ends_with(0);
}

#[test]
fn a_rename_is_a_save_and_polling_sees_it_too() {
    for args in [&["watch", EX][..], &["watch", EX, "--poll"]] {
        let sandbox = Sandbox::new();
        let mut seat = Seat::open(&sandbox, args);
        seat.until("✗ todo");
        let beside = sandbox.main_rs(EX).with_extension("rs~new");
        fs::write(&beside, right(7)).unwrap();
        fs::rename(beside, sandbox.main_rs(EX)).unwrap();
        seat.until("✓ passed");
        seat.until(&hash(&right(7)));
        fs::remove_file(sandbox.main_rs(EX)).unwrap();
        seat.until("? no file");
        seat.press("q");
        seat.ends_with(0);
    }
}

#[test]
fn nothing_that_a_program_prints_repaints_the_screen() {
    let sandbox = Sandbox::new();
    let hostile =
        "fn main() {\n    println!(\"\\u{1b}[2J\\u{1b}]0;owned\\u{7}\\u{9b}31m<end>\");\n}\n";
    sandbox.write(EX, hostile);
    let mut seat = Seat::open(&sandbox, &["watch", EX]);
    seat.until("✗ ");
    seat.press("r");
    seat.until("<end>");
    seat.until(r"\u{1b}[2J");
    assert!(!seat.everything().contains("\u{1b}]0;owned"));
    seat.press("q");
    seat.ends_with(0);
}

#[test]
fn without_a_terminal_each_save_gets_sentences() {
    let sandbox = Sandbox::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["watch", EX, "--plain"])
        .current_dir(sandbox.root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let mut all = String::new();
    let mut until = |words: &str| {
        let mut seen = Vec::new();
        for line in lines.by_ref() {
            all += &line;
            seen.push(line.clone());
            if line.contains(words) {
                return;
            }
        }
        panic!("no line has '{words}': {seen:#?}");
    };
    until(&format!("{EX}, main.rs"));
    until("Wanted: ");
    until("Yours: ");
    sandbox.write(EX, &right(3));
    until(&format!("{EX}, main.rs {}: passed.", hash(&right(3))));
    until("for real, as wanted");
    // The learner moves on by saving another lesson.
    sandbox.write("ex02_join_waits", "fn main() {}\n");
    until("ex02_join_waits, main.rs");
    assert!(!all.contains('\u{1b}'), "{all}");
    let kill = format!("kill -TERM {}", child.id());
    assert!(
        Command::new("sh")
            .args(["-c", &kill])
            .status()
            .unwrap()
            .success()
    );
    assert!(child.wait().unwrap().success());
}

/// Not a test: prints how long a save takes to its verdict, and where the time goes.
///
/// `cargo test -p xtask --test watch -- --ignored --nocapture measure`
#[test]
#[ignore = "a measurement for an idle machine"]
fn measure() {
    for lesson in [EX, "ex03_async_await"] {
        let sandbox = Sandbox::new();
        let times = sandbox.root().join("times");
        let mut seat = Seat::open(
            &sandbox,
            &["watch", lesson, "--times", times.to_str().unwrap()],
        );
        seat.until("✗ todo");
        let text = fs::read_to_string(solution(lesson)).unwrap();
        let mut seen = Vec::new();
        for number in 0..20 {
            // Nobody has built this before.
            let text = format!("{text}\n// {number} of {}\n", std::process::id());
            let wanted = hash(&text);
            let began = Instant::now();
            seat.save(lesson, &text);
            seat.until_it("the verdict", |screen| {
                screen.contains("✓ passed") && screen.contains(&wanted)
            });
            seen.push(began.elapsed().as_millis());
            thread::sleep(Duration::from_millis(300));
        }
        seat.press("q");
        seat.ends_with(0);
        let times = fs::read_to_string(&times).unwrap();
        // The first line is of the stub.
        let rows: Vec<Vec<u128>> = times
            .lines()
            .skip(1)
            .map(|line| line.split(' ').map(|part| part.parse().unwrap()).collect())
            .collect();
        let median = |mut numbers: Vec<u128>| {
            numbers.sort_unstable();
            numbers[numbers.len() / 2]
        };
        let part = |index: usize| median(rows.iter().map(|row| row[index]).collect());
        println!(
            "{lesson}: median of {} saves: event {} + build {} + lab {} + draw {} ms, {} ms in all, \
             {} ms until it is read from the screen",
            rows.len(),
            part(0),
            part(1),
            part(2),
            part(3),
            part(4),
            median(seen)
        );
    }
}
