//! Programs that do their worst to the runner, in `tests/hostile`. Each gets its verdict in time, and leaves
//! nothing behind: no process, no file, no byte that a terminal would obey.
//!
//! The first line of a program says what it does, the second what it must get (`expect:`): `passed`, a
//! diagnosis, `inconclusive`, or `any of a|b`. More may follow: `real` when the real run must be reached,
//! `human` when what a person sees is looked at too, `lesson: ex04` when it is not the first.

#![cfg(target_os = "linux")]

mod sandbox;

use rustix::process::{Pid, Signal, kill_process_group};
use sandbox::{Sandbox, repository, solution};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What the longest way to a verdict may take on a busy machine: the lab gives up after twenty seconds, the
/// real run after ten.
const WALL_LIMIT: Duration = Duration::from_secs(120);
/// Memory that the runner may use at its highest, in KiB.
const MEMORY_LIMIT: u64 = 200 << 10;
/// A process that has been killed may still be seen for a moment.
const GRACE: Duration = Duration::from_secs(5);
/// Runners at once. Most of them wait for a real run most of the time.
const WORKERS: usize = 6;
/// Bytes that a document about one exercise may have.
const DOCUMENT_LIMIT: usize = 100 << 10;
/// A variable that the runner hands on to whatever it starts with an environment.
const MARK: &str = "HOSTILE_RUN";
/// Files that programs write on purpose.
const OWN_FILES: [&str; 2] = ["answer.rs", "huge.bin"];

struct Program {
    name: String,
    source: String,
    expected: Vec<String>,
    lesson: String,
    real: bool,
    human: bool,
}

impl Program {
    fn read(path: &Path) -> Self {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let source = fs::read_to_string(path).unwrap();
        let head: Vec<&str> = source
            .lines()
            .map_while(|line| line.strip_prefix("//! "))
            .collect();
        let value = |key: &str| head.iter().find_map(|line| line.strip_prefix(key));
        let expected = value("expect: ").unwrap_or_else(|| panic!("{name} expects nothing"));
        let expected = expected.strip_prefix("any of ").unwrap_or(expected);
        Self {
            expected: expected.split('|').map(str::to_owned).collect(),
            lesson: value("lesson: ").unwrap_or("ex01").to_owned(),
            real: head.contains(&"real"),
            human: head.contains(&"human"),
            name,
            source,
        }
    }
}

fn programs() -> Vec<Program> {
    let folder = fs::read_dir(repository().join("tests/hostile")).unwrap();
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut programs: Vec<Program> = paths.iter().map(|path| Program::read(path)).collect();
    // Those that take long go first.
    programs.sort_by_key(|program| (!program.name.starts_with("compiles"), !program.real));
    programs
}

/// Where the runner under test was built to, and the libraries of the lab with it.
fn built() -> PathBuf {
    let runner = Path::new(env!("CARGO_BIN_EXE_xtask"));
    runner.ancestors().nth(2).unwrap().to_owned()
}

/// A course whose target folder holds nothing but word of where the libraries are.
struct Scene {
    sandbox: Sandbox,
    temporary: tempfile::TempDir,
}

impl Scene {
    fn new(program: &Program) -> Self {
        let sandbox = Sandbox::new();
        let lab = sandbox.root().join("target/lab");
        fs::create_dir_all(lab.join("programs")).unwrap();
        fs::copy(
            built().join("lab/libraries.json"),
            lab.join("libraries.json"),
        )
        .unwrap();
        fs::write(sandbox.root().join("answer.rs"), &program.source).unwrap();
        let temporary = tempfile::tempdir().unwrap();
        Self { sandbox, temporary }
    }

    fn root(&self) -> &Path {
        self.sandbox.root()
    }

    fn runner(&self, program: &Program, args: &[&str]) -> Runner {
        let out = self.temporary.path().with_extension("out");
        let err = self.temporary.path().with_extension("err");
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .current_dir(self.root())
            .args(["check", &program.lesson, "--answer", "answer.rs"])
            .args(args)
            // As `cargo test` has it: the tools are those that the libraries were built with.
            .env("CARGO_TARGET_DIR", self.root().join("target"))
            .env("TMPDIR", self.temporary.path())
            .env(MARK, self.root())
            // What would steer other graders.
            .env("INSTA_UPDATE", "always")
            .env("INSTA_FORCE_PASS", "1")
            .env("RUST_TEST_THREADS", "1")
            .env("PARALLEL_TRACKS_LAB", "1")
            .env("CLICOLOR_FORCE", "1")
            .env_remove("NO_COLOR")
            .process_group(0)
            .stdin(Stdio::null())
            // Files, since a pipe that nobody reads would make it wait.
            .stdout(fs::File::create(&out).unwrap())
            .stderr(fs::File::create(&err).unwrap());
        Runner {
            child: command.spawn().unwrap(),
            out,
            err,
            memory: 0,
        }
    }

    /// Everything in the course and outside of it that the runner could have written to.
    fn files(&self) -> BTreeSet<PathBuf> {
        let mut files = BTreeSet::new();
        let repository = repository();
        let shared = ["exercises", "solutions", "tests/checks", "tests/snapshots"];
        let mut folders: Vec<PathBuf> = shared.iter().map(|name| repository.join(name)).collect();
        folders.push(self.root().to_owned());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(entry.path());
                } else if !OWN_FILES.iter().any(|name| entry.file_name() == *name) {
                    files.insert(entry.path());
                }
            }
        }
        files
    }

    /// Processes that belong to this scene: by their environment, or by where they are.
    fn processes(&self) -> Vec<String> {
        let mark = format!("{MARK}={}", self.root().display());
        let root = fs::canonicalize(self.root()).unwrap();
        let belongs = |process: &Path| {
            let environment = fs::read(process.join("environ")).unwrap_or_default();
            let marked = environment
                .split(|&byte| byte == 0)
                .any(|variable| variable == mark.as_bytes());
            let inside = ["cwd", "exe"].iter().any(|link| {
                fs::read_link(process.join(link)).is_ok_and(|place| place.starts_with(&root))
            });
            marked || inside
        };
        let processes = fs::read_dir("/proc").unwrap().flatten();
        let processes = processes.map(|entry| entry.path()).filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.bytes().all(|byte| byte.is_ascii_digit())
        });
        processes
            .filter(|process| belongs(process))
            .map(|process| {
                let line = fs::read(process.join("cmdline")).unwrap_or_default();
                String::from_utf8_lossy(&line).replace('\0', " ")
            })
            .collect()
    }
}

struct Runner {
    child: Child,
    out: PathBuf,
    err: PathBuf,
    memory: u64,
}

struct Output {
    code: Option<i32>,
    out: Vec<u8>,
    err: String,
}

impl Runner {
    /// Waits for the end, and watches the memory meanwhile.
    fn finish(&mut self) -> Result<Output, String> {
        let deadline = Instant::now() + WALL_LIMIT;
        let status = format!("/proc/{}/status", self.child.id());
        let code = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status.code();
            }
            let text = fs::read_to_string(&status).unwrap_or_default();
            let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let peak = peak.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
            self.memory = self.memory.max(peak.unwrap_or(0));
            if Instant::now() > deadline {
                let group = Pid::from_child(&self.child);
                kill_process_group(group, Signal::KILL).unwrap();
                self.child.wait().unwrap();
                return Err(format!("the runner did not end in {WALL_LIMIT:?}"));
            }
            thread::sleep(Duration::from_millis(10));
        };
        let read = |path: &Path| {
            let bytes = fs::read(path).unwrap();
            fs::remove_file(path).unwrap();
            bytes
        };
        Ok(Output {
            code,
            out: read(&self.out),
            err: String::from_utf8_lossy(&read(&self.err)).into_owned(),
        })
    }
}

/// What is wrong with a condition that does not hold.
fn ensure(holds: bool, words: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(words()) }
}

fn verdict(output: &Output) -> Result<Value, String> {
    ensure(output.out.len() < DOCUMENT_LIMIT, || {
        format!("the document has {} bytes", output.out.len())
    })?;
    let document: Value = serde_json::from_slice(&output.out)
        .map_err(|error| format!("no document: {error}; {}", output.err))?;
    Ok(document["exercises"][0].clone())
}

/// A word for a verdict, as the programs expect it.
fn word(verdict: &Value) -> String {
    match verdict["diagnosis"]["id"].as_str() {
        Some(id) => id.to_owned(),
        None => verdict["status"].as_str().unwrap_or("none").to_owned(),
    }
}

/// What is shown to a person has our own colours and nothing else that a terminal would obey.
fn harmless(text: &str) -> Result<(), String> {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| {
        let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        (c.is_control() && !"\n\t".contains(c)) || reorders
    }) {
        let found = &rest[at..];
        let colour = found.strip_prefix("\x1b[").and_then(|code| {
            let rest = code.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
            rest.strip_prefix('m')
        });
        let Some(after) = colour else {
            return Err(format!("the terminal is told {found:?}"));
        };
        rest = after;
    }
    Ok(())
}

fn prove(program: &Program) -> Result<String, String> {
    let scene = Scene::new(program);
    let before = scene.files();
    let began = Instant::now();
    let mut runner = scene.runner(program, &["--format", "json"]);
    let output = runner.finish()?;
    let took = began.elapsed();
    let verdict = verdict(&output)?;
    let told = word(&verdict);
    ensure(program.expected.contains(&told), || {
        format!("it gets {told}: {verdict}")
    })?;
    let code = match told.as_str() {
        "passed" => 0,
        "inconclusive" => 2,
        _ => 1,
    };
    ensure(output.code == Some(code), || {
        format!("the runner ends with {:?}: {}", output.code, output.err)
    })?;
    ensure(!program.real || verdict["real_ms"].is_u64(), || {
        format!("there was no real run: {verdict}")
    })?;
    harmless(&output.err)?;
    if program.human {
        fs::write(scene.root().join("answer.rs"), &program.source).unwrap();
        let human = scene.runner(program, &["--quick"]).finish()?;
        let text = String::from_utf8(human.out).map_err(|error| error.to_string())?;
        ensure(text.contains("\x1b["), || "there are no colours".into())?;
        harmless(&text)?;
        harmless(&human.err)?;
    }
    ensure(runner.memory < MEMORY_LIMIT, || {
        format!("the runner used {} KiB", runner.memory)
    })?;
    let mut left = scene.processes();
    let until = Instant::now() + GRACE;
    while !left.is_empty() && Instant::now() < until {
        thread::sleep(Duration::from_millis(20));
        left = scene.processes();
    }
    ensure(left.is_empty(), || format!("still there: {left:?}"))?;
    let after = scene.files();
    let fresh: Vec<&PathBuf> = after.difference(&before).collect();
    ensure(fresh.is_empty(), || format!("new files: {fresh:?}"))?;
    let temporary: Vec<_> = fs::read_dir(scene.temporary.path()).unwrap().collect();
    ensure(temporary.is_empty(), || {
        format!("temporary files: {temporary:?}")
    })?;
    Ok(format!(
        "{:30} {told:20} {:5.1} s {:4} MiB",
        program.name,
        took.as_secs_f64(),
        runner.memory >> 10
    ))
}

#[test]
fn whatever_a_program_does_it_gets_a_verdict_and_leaves_nothing_behind() {
    // The libraries of the lab, before many runners want them at once.
    let good = fs::read_to_string(solution("ex01_two_threads")).unwrap();
    let sandbox = Sandbox::new();
    fs::write(sandbox.root().join("answer.rs"), good).unwrap();
    let args = ["check", "ex01", "--quick", "--answer", "answer.rs"];
    let mut first = sandbox.xtask(&args);
    first.env("CARGO_TARGET_DIR", built()).assert().success();

    let only = std::env::var("HOSTILE").unwrap_or_default();
    let mut programs = programs();
    assert!(programs.len() >= 28);
    programs.retain(|program| program.name.contains(&only));
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    match prove(program) {
                        Ok(line) => println!("{line}"),
                        Err(why) => {
                            println!("{:30} FAILED", program.name);
                            failures
                                .lock()
                                .unwrap()
                                .push(format!("{}: {why}", program.name));
                        }
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
