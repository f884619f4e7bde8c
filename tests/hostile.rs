//! Programs that do their worst to the runner, in `tests/hostile`. Each gets its verdict in time, and leaves
//! nothing behind: no process, no file, no byte that a terminal would obey.
//!
//! The first line of a program says what it does, the second what it must get (`expect:`): `passed`, a
//! diagnosis, `inconclusive`, `any of a|b`, or `nothing` where there is nobody left to say it. More may follow: `real` when the real run must be reached,
//! `human` when what a person sees is looked at too, `lesson: ex04` when it is not the first, `own` when the
//! program is the learner's own file, with progress and backups, and no answer beside it, `terminal` when a
//! terminal is looked at that somebody sits at.
//!
//! One lesson is there for these programs alone: `tests/hostile/ex90_ctrl_c`, which has parts and Ctrl-C, and is
//! quick.

#![cfg(target_os = "linux")]

mod sandbox;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process_group};
use sandbox::{Sandbox, built, lessons, repository, solution};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

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
/// A lesson for these programs alone.
const LESSON: &str = "ex90_ctrl_c";
/// Lessons whose crates the programs use; they are built once and not in each course.
const WITH_CRATES: [&str; 3] = ["ex13_cpu_heavy", "ex18_api_sequential", "ex20_api_async"];
/// Files that programs write on purpose.
const OWN_FILES: [&str; 2] = ["answer.rs", "huge.bin"];

struct Program {
    name: String,
    source: String,
    expected: Vec<String>,
    lesson: String,
    real: bool,
    human: bool,
    own: bool,
    terminal: bool,
}

impl Program {
    fn read(path: &Path) -> Self {
        let source = fs::read_to_string(path).unwrap();
        let path = path.strip_prefix(repository().join("tests/hostile"));
        let name = path.unwrap().with_extension("").display().to_string();
        let head: Vec<&str> = source
            .lines()
            .map_while(|line| line.strip_prefix("//! "))
            .collect();
        let value = |key: &str| head.iter().find_map(|line| line.strip_prefix(key));
        let expected = value("expect: ").unwrap_or_else(|| panic!("{name} expects nothing"));
        let expected = expected.strip_prefix("any of ").unwrap_or(expected);
        let lesson = value("lesson: ").unwrap_or("ex01");
        let mut lessons = lessons().into_iter().chain([LESSON.to_owned()]);
        let lesson = lessons.find(|name| name.starts_with(lesson));
        Self {
            expected: expected.split('|').map(str::to_owned).collect(),
            lesson: lesson.unwrap_or_else(|| panic!("{name} is for no lesson")),
            real: head.contains(&"real"),
            human: head.contains(&"human"),
            own: head.contains(&"own"),
            terminal: head.contains(&"terminal"),
            name,
            source,
        }
    }
}

fn programs() -> Vec<Program> {
    let top = repository().join("tests/hostile");
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().path())
    };
    let mut paths: Vec<PathBuf> = entries(&top).collect();
    let folders: Vec<PathBuf> = entries(&top).filter(|path| path.is_dir()).collect();
    paths.extend(folders.iter().flat_map(|folder| entries(folder)));
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "rs"));
    paths.sort();
    let mut programs: Vec<Program> = paths.iter().map(|path| Program::read(path)).collect();
    // Those that take long go first.
    programs.sort_by_key(|program| (!program.name.starts_with("compiles"), !program.real));
    programs
}

/// Lets the lesson that is there for these programs stand among the others.
fn add_lesson(sandbox: &Sandbox) {
    let from = repository().join("tests/hostile").join(LESSON);
    let exercise = sandbox.exercise(LESSON);
    fs::create_dir_all(exercise.join("src")).unwrap();
    fs::copy(from.join("Cargo.toml"), exercise.join("Cargo.toml")).unwrap();
    let tests = sandbox.root().join("tests");
    fs::remove_file(&tests).unwrap();
    for (folder, kind) in [("checks", "toml"), ("snapshots", "snap"), ("answers", "")] {
        let shared = repository().join("tests").join(folder);
        fs::create_dir_all(tests.join(folder)).unwrap();
        for entry in fs::read_dir(shared).unwrap().flatten() {
            symlink(entry.path(), tests.join(folder).join(entry.file_name())).unwrap();
        }
        if !kind.is_empty() {
            let own = from.join("lesson").with_extension(kind);
            fs::copy(own, tests.join(folder).join(format!("{LESSON}.{kind}"))).unwrap();
        }
    }
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
        fs::create_dir(lab.join("crates")).unwrap();
        for entry in fs::read_dir(built().join("lab/crates")).unwrap().flatten() {
            if entry.path().is_file() {
                fs::copy(entry.path(), lab.join("crates").join(entry.file_name())).unwrap();
            }
        }
        add_lesson(&sandbox);
        if program.own {
            sandbox.write(&program.lesson, &program.source);
        } else {
            fs::write(sandbox.root().join("answer.rs"), &program.source).unwrap();
        }
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
            .args(["check", &program.lesson])
            .args(if program.own {
                &[][..]
            } else {
                &["--answer", "answer.rs"]
            })
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

    /// Everything in the course and outside of it that the runner could have written to, and when it was.
    fn files(&self) -> BTreeMap<PathBuf, Option<SystemTime>> {
        let mut files = BTreeMap::new();
        let repository = repository();
        let shared = ["exercises", "solutions", "tests/checks", "tests/snapshots"];
        let mut folders: Vec<PathBuf> = shared.iter().map(|name| repository.join(name)).collect();
        folders.push(self.root().to_owned());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(entry.path());
                } else if !OWN_FILES.iter().any(|name| entry.file_name() == *name) {
                    let about = entry.metadata();
                    files.insert(entry.path(), about.and_then(|about| about.modified()).ok());
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

impl Scene {
    /// Nobody of it is left.
    fn is_deserted(&self) -> Result<(), String> {
        let mut left = self.processes();
        let until = Instant::now() + GRACE;
        while !left.is_empty() && Instant::now() < until {
            thread::sleep(Duration::from_millis(20));
            left = self.processes();
        }
        ensure(left.is_empty(), || format!("still there: {left:?}"))
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

/// Once more at a terminal, which has to be left as it was.
fn at_a_terminal(program: &Program, scene: &Scene) -> Result<(), String> {
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let modes = || format!("{:?}", pair.master.get_termios());
    let mut output = pair.master.try_clone_reader().unwrap();
    thread::spawn(move || while let Ok(1..) = output.read(&mut [0; 4096]) {});
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["check", &program.lesson, "--answer", "answer.rs"]);
    command.cwd(scene.root());
    command.env("CARGO_TARGET_DIR", scene.root().join("target"));
    let before = modes();
    let mut child = pair.slave.spawn_command(command).unwrap();
    let status = child.wait().map_err(|error| error.to_string())?;
    ensure(status.success(), || {
        format!("at a terminal it ends with {status}")
    })?;
    ensure(modes() == before, || {
        format!("the terminal was {before} and is {}", modes())
    })
}

fn prove(program: &Program) -> Result<String, String> {
    let scene = Scene::new(program);
    let before = scene.files();
    let began = Instant::now();
    let mut runner = scene.runner(program, &["--format", "json"]);
    let output = runner.finish()?;
    let took = began.elapsed();
    if program.expected == ["nothing"] {
        ensure(output.code.is_none(), || "the runner ends".into())?;
        scene.is_deserted()?;
        return Ok(format!("{:46} nothing", program.name));
    }
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
    if program.terminal {
        at_a_terminal(program, &scene)?;
    }
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
    scene.is_deserted()?;
    let after = scene.files();
    // Progress, backups and the program as it was built, where it is the learner's.
    let own = [".parallel-tracks", "target"].map(|name| scene.root().join(name));
    let is_own = |path: &Path| own.iter().any(|folder| path.starts_with(folder));
    let changed = |&(path, time): &(&PathBuf, &Option<SystemTime>)| match before.get(path) {
        None => !(program.own && is_own(path)),
        Some(was) => was != time && !is_own(path),
    };
    let fresh: Vec<&PathBuf> = after.iter().filter(changed).map(|(path, _)| path).collect();
    ensure(fresh.is_empty(), || format!("new files: {fresh:?}"))?;
    let temporary: Vec<_> = fs::read_dir(scene.temporary.path()).unwrap().collect();
    ensure(temporary.is_empty(), || {
        format!("temporary files: {temporary:?}")
    })?;
    Ok(format!(
        "{:46} {told:16} {:5.1} s {:4} MiB",
        program.name,
        took.as_secs_f64(),
        runner.memory >> 10
    ))
}

#[test]
fn whatever_a_program_does_it_gets_a_verdict_and_leaves_nothing_behind() {
    // The libraries of the lab, and the crates for both worlds, before many runners want them at once.
    let sandbox = Sandbox::new();
    let file = sandbox.root().join("answer.rs");
    for lesson in WITH_CRATES {
        fs::copy(solution(lesson), &file).unwrap();
        let mut first = sandbox.xtask(&["check", lesson, "--answer", "answer.rs"]);
        first.env("CARGO_TARGET_DIR", built()).assert().success();
    }

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
                            println!("{:46} FAILED", program.name);
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
