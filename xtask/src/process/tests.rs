//! Hostile children. Nothing here asserts a time, except that something did not wait for the end of a
//! sleep that is hours long.

use super::*;
use rustix::process::{Pid, test_kill_process};

/// Far above what a busy machine needs for anything here, far below [`FOREVER`].
const SOON: Duration = Duration::from_secs(60);
/// The argument of a `sleep` that nobody waits for.
const FOREVER: &str = "86399";

fn sh(script: &str) -> Spec {
    let mut spec = Spec::program("sh").args(["-c", script]);
    spec.limits.wall = SOON * 2;
    spec
}

fn run(spec: &Spec) -> Outcome {
    run_bounded(spec, &mut |_| {}).expect("sh starts")
}

fn texts(outcome: &Outcome) -> Vec<String> {
    outcome.lines.iter().map(Line::shown).collect()
}

/// The number that the script printed first.
fn printed_pid(outcome: &Outcome) -> Pid {
    let text = outcome.lines.first().expect("a line").shown();
    Pid::from_raw(text.trim().parse().expect("a number")).expect("a process")
}

fn is_gone(pid: Pid) -> bool {
    // Where nobody hands us the orphans, init reaps them when it comes to it.
    let until = Instant::now() + SOON;
    while test_kill_process(pid).is_ok() {
        if cfg!(target_os = "linux") || Instant::now() > until {
            return false;
        }
        thread::sleep(Duration::from_millis(20));
    }
    true
}

#[test]
fn a_program_is_heard_and_its_exit_code_is_passed_on() {
    let outcome = run(&sh("echo out; echo err >&2; printf 'no newline'; exit 7"));
    assert_eq!(outcome.ended, Ended::Exited(Status::Code(7)));
    assert_eq!(outcome.bytes(Stream::Stdout), b"out\nno newline\n");
    assert_eq!(outcome.bytes(Stream::Stderr), b"err\n");
    assert!(!outcome.cut);
}

#[test]
fn lines_are_told_as_they_arrive_and_in_order() {
    let mut told = Vec::new();
    let outcome = run_bounded(&sh("echo 1; sleep 0.3; echo 2"), &mut |line| {
        told.push(line.clone())
    })
    .expect("sh starts");
    assert_eq!(told, outcome.lines);
    assert!(
        told[1].at - told[0].at >= Duration::from_millis(200),
        "{told:?}"
    );
}

#[test]
fn a_program_that_hangs_is_stopped_at_its_wall_limit() {
    let mut spec = sh(&format!("echo $$; sleep {FOREVER}"));
    spec.limits.wall = Duration::from_millis(300);
    let outcome = run(&spec);
    assert_eq!(outcome.ended, Ended::WallLimit);
    assert!(outcome.took < SOON);
    assert!(is_gone(printed_pid(&outcome)));
}

#[test]
fn a_program_that_stops_itself_is_stopped_at_its_wall_limit() {
    let mut spec = sh("echo $$; kill -STOP $$; echo never");
    spec.limits.wall = Duration::from_millis(300);
    let outcome = run(&spec);
    assert_eq!(outcome.ended, Ended::WallLimit);
    assert_eq!(outcome.lines.len(), 1);
    assert!(is_gone(printed_pid(&outcome)));
}

#[test]
fn a_flood_of_lines_is_cut_and_costs_no_memory() {
    for script in ["yes", "yes ''", "yes >&2", "yes | head -c 50000000"] {
        let mut spec = sh(script);
        spec.limits.wall = Duration::from_millis(700);
        let outcome = run(&spec);
        assert!(outcome.cut, "{script}");
        let kept: usize = outcome.lines.iter().map(|line| line.bytes.len()).sum();
        assert!(kept <= spec.limits.output_bytes, "{script}: {kept}");
        assert!(outcome.lines.len() <= spec.limits.output_lines, "{script}");
    }
}

#[test]
fn a_flood_without_a_line_feed_is_cut_to_one_bounded_line() {
    let mut spec = sh("tr '\\0' x </dev/zero");
    spec.limits.wall = Duration::from_millis(700);
    let outcome = run(&spec);
    let kept: usize = outcome.lines.iter().map(|line| line.bytes.len()).sum();
    assert!(kept <= spec.limits.line_bytes, "{kept}");
    assert!(kept > 0, "what came first is kept");
    assert_eq!(outcome.ended, Ended::WallLimit);
    assert!(outcome.lines[0].cut);
}

#[test]
fn a_long_line_is_cut_and_the_next_one_is_whole() {
    let mut spec = sh("echo 123456789; echo abc; printf 123456789");
    spec.limits.line_bytes = 4;
    let outcome = run(&spec);
    assert_eq!(texts(&outcome), ["1234 … (cut)", "abc", "1234 … (cut)"]);
    assert!(!outcome.cut, "the run's own budget was enough");
}

#[test]
fn a_program_may_close_its_output_and_go_on() {
    let outcome = run(&sh("echo before; exec >&- 2>&-; sleep 0.2; exit 3"));
    assert_eq!(outcome.ended, Ended::Exited(Status::Code(3)));
    assert_eq!(texts(&outcome), ["before"]);
}

#[test]
fn a_grandchild_that_holds_the_output_does_not_hold_us_and_is_gone_afterwards() {
    let outcome = run(&sh(&format!("sleep {FOREVER} & echo $!; printf end")));
    assert_eq!(outcome.ended, Ended::Exited(Status::Code(0)));
    assert!(outcome.took < SOON);
    assert_eq!(texts(&outcome)[1], "end");
    assert!(is_gone(printed_pid(&outcome)));
}

#[cfg(target_os = "linux")]
#[test]
fn a_daemon_in_a_session_of_its_own_is_gone_afterwards() {
    for environment in ["", "env -i "] {
        let script = format!(
            "{environment}setsid sh -c 'sleep {FOREVER} & echo $!; sleep {FOREVER}' & sleep 0.3"
        );
        let outcome = run(&sh(&script));
        assert_eq!(outcome.ended, Ended::Exited(Status::Code(0)));
        assert!(is_gone(printed_pid(&outcome)), "{environment}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_that_ends_leaves_the_daemons_of_another_run_alone() {
    let daemon =
        "setsid sh -c 'sleep 0.8; echo daemon lives' & sleep 0.1; (setsid sleep 5 &) ; wait";
    thread::scope(|scope| {
        let slow = scope.spawn(|| run(&sh(&format!("({daemon}) & sleep 2"))));
        for _ in 0..20 {
            run(&sh("(setsid sleep 1000 &)"));
        }
        let outcome = slow.join().expect("no panic");
        assert_eq!(texts(&outcome), ["daemon lives"]);
    });
}

#[test]
fn a_program_that_forks_and_exits_leaves_nothing_behind() {
    let outcome = run(&sh(&format!(
        "for i in 1 2 3 4 5 6 7 8; do (sleep {FOREVER} & echo $!); done; exit 0"
    )));
    assert_eq!(outcome.lines.len(), 8);
    for line in &outcome.lines {
        let pid = line.shown().parse().ok().and_then(Pid::from_raw);
        assert!(is_gone(pid.expect("a process")));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_that_starts_processes_without_end_leaves_none_behind() {
    for (detach, seconds) in [("", "86301"), ("setsid ", "86302")] {
        let mut spec = sh(&format!("while :; do {detach}sleep {seconds} & done"));
        spec.limits.wall = Duration::from_millis(300);
        let outcome = run(&spec);
        assert_eq!(outcome.ended, Ended::WallLimit);
        let left = std::fs::read_dir("/proc")
            .expect("listed")
            .flatten()
            .filter_map(|process| std::fs::read(process.path().join("cmdline")).ok())
            .filter(|line| line.starts_with(format!("sleep\0{seconds}\0").as_bytes()))
            .count();
        assert_eq!(left, 0, "{detach}");
    }
}

#[test]
fn a_program_that_kills_its_own_group_does_not_kill_ours() {
    let outcome = run(&sh("echo before; kill -KILL 0; echo never"));
    assert_eq!(outcome.ended, Ended::Exited(Status::Signal(9)));
    assert_eq!(texts(&outcome), ["before"]);
    assert_eq!(Status::Signal(9).shell_code(), 137);
}

#[test]
fn bytes_are_kept_raw_and_made_harmless_when_shown() {
    let outcome = run(&sh(r"printf 'a\377b\000c\033[31md\r\te\342\200\256f'"));
    assert_eq!(
        outcome.lines[0].bytes,
        b"a\xffb\0c\x1b[31md\r\te\xe2\x80\xaef"
    );
    assert_eq!(
        outcome.lines[0].shown(),
        "a\u{fffd}b\\u{0}c\\u{1b}[31md\\r\te\\u{202e}f"
    );
}

#[test]
fn a_program_reads_nothing_and_learns_nothing_of_the_build() {
    // `cargo test` sets CARGO_PKG_NAME and others for this very process.
    assert!(std::env::var_os("CARGO_PKG_NAME").is_some());
    let mut spec = sh("cat; env | grep -E '^(CARGO|INSTA_|RUST_TEST_|RUST_BACKTRACE|MINE)'");
    spec.env.push(("MINE".into(), "1".into()));
    let mut lines = texts(&run(&spec));
    lines.sort_unstable();
    assert_eq!(lines, ["MINE=1", "RUST_BACKTRACE=0"]);
}

#[cfg(target_os = "linux")]
#[test]
fn the_operating_system_keeps_memory_files_and_cores_within_bounds() {
    // The sleep lets the limits arrive, which are set from outside.
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut spec = sh("sleep 0.2; ulimit -c; ulimit -d; head -c 3000000 /dev/zero >big; echo $?");
    spec.dir = Some(folder.path().to_owned());
    if let Some(system) = &mut spec.limits.system {
        system.file = 1 << 20;
        system.memory = 256 << 20;
    }
    let outcome = run(&spec);
    let lines = texts(&outcome);
    assert_eq!(lines[..2], ["0", "262144"]);
    let written = std::fs::metadata(folder.path().join("big"))
        .expect("begun")
        .len();
    assert!(written <= 1 << 20, "{written}");
    assert_ne!(lines.last().map(String::as_str), Some("0"), "{lines:?}");
}

#[test]
fn a_program_that_does_not_exist_is_an_error_that_names_it() {
    let error = run_bounded(&Spec::program("/no/such/program"), &mut |_| {}).expect_err("none");
    let text = format!("{error:#}");
    assert!(
        text.starts_with("failed to run /no/such/program: "),
        "{text}"
    );
}

#[test]
fn what_listens_may_panic_and_the_program_is_gone_all_the_same() {
    let mut pid = None;
    let spec = sh(&format!("echo $$; sleep {FOREVER}"));
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        run_bounded(&spec, &mut |line| {
            pid = line.shown().parse().ok().and_then(Pid::from_raw);
            // Without the hook's words on stderr, which would look like a failed test.
            std::panic::resume_unwind(Box::new("listener"));
        })
    }));
    assert!(result.is_err());
    assert!(is_gone(pid.expect("a process")));
}

#[test]
fn a_tool_is_stopped_as_a_group_and_may_leave_a_server_behind() {
    let script = format!("setsid sleep {FOREVER} >/dev/null 2>&1 & echo $!; sleep 0.3");
    let tool = run_tool(&Spec::tool("sh").args(["-c", &script]), &mut |_| {}).expect("sh starts");
    let server = printed_pid(&tool);
    run(&sh("true"));
    assert!(
        test_kill_process(server).is_ok(),
        "a compile cache's server would live on"
    );
    let _ = rustix::process::kill_process(server, rustix::process::Signal::KILL);

    let mut spec = Spec::tool("sh").args(["-c", &format!("sleep {FOREVER} & echo $!; wait")]);
    spec.limits.wall = Duration::from_millis(300);
    let tool = run_tool(&spec, &mut |_| {}).expect("sh starts");
    assert_eq!(tool.ended, Ended::WallLimit);
    // Nobody waits for what a tool left: the next run clears it away.
    let until = Instant::now() + SOON;
    while test_kill_process(printed_pid(&tool)).is_ok() {
        assert!(Instant::now() < until, "the tool's child lives on");
        run(&sh("true"));
    }
}

#[test]
#[ignore = "a measurement: cargo test -p xtask --release -- --ignored --nocapture what_a_run_costs"]
fn what_a_run_costs() {
    let mut direct = Spec::program("true");
    direct.limits.system = None;
    let again = Spec::program("env").args(["true"]);
    for (what, spec) in [
        ("no limits", direct),
        ("limits from outside", Spec::program("true")),
        ("a second exec before", again),
    ] {
        let started = Instant::now();
        for _ in 0..500 {
            run(&spec);
        }
        eprintln!("{what}: {:?} a run", started.elapsed() / 500);
    }
}
