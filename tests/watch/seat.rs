//! A learner at a terminal of 80 columns and 24 rows: types, saves, and reads the screen.

use crate::sandbox::Sandbox;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use xxhash_rust::xxh64::xxh64;

/// What is wanted is waited for as long as the program lives. This is for one that would live on for ever without
/// it: far more than a cold build of the lab takes on a machine that has little time for it.
const FOR_EVER: Duration = Duration::from_secs(1800);
/// How often the screen is read.
const GLANCE: Duration = Duration::from_millis(10);

/// The beginning of a content's hash, as the screen shows it.
pub(crate) fn hash(source: &str) -> String {
    format!("{:016x}", xxh64(source.as_bytes(), 0))[..6].to_owned()
}

struct Seen {
    screen: vt100::Parser,
    everything: Vec<u8>,
    /// Nobody writes to the terminal any more, and all that was written has been read.
    over: bool,
}

pub(crate) struct Seat {
    child: Box<dyn Child + Send + Sync>,
    id: u32,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    seen: Arc<Mutex<Seen>>,
    exercises: PathBuf,
}

impl Seat {
    pub(crate) fn open(sandbox: &Sandbox, args: &[&str]) -> Seat {
        Seat::open_with(sandbox, args, &[])
    }

    pub(crate) fn open_with(sandbox: &Sandbox, args: &[&str], env: &[(&str, &str)]) -> Seat {
        let size = PtySize {
            rows: 24,
            cols: 80,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(args);
        command.cwd(sandbox.root());
        command.env("TERM", "xterm-256color");
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let seen = Arc::new(Mutex::new(Seen {
            screen: vt100::Parser::new(24, 80, 0),
            everything: Vec::new(),
            over: false,
        }));
        let told = Arc::clone(&seen);
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut chunk) {
                let mut seen = told.lock().unwrap();
                seen.screen.process(&chunk[..read]);
                seen.everything.extend_from_slice(&chunk[..read]);
            }
            told.lock().unwrap().over = true;
        });
        Seat {
            id: child.process_id().unwrap(),
            child,
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            seen,
            exercises: sandbox.root().join("exercises"),
        }
    }

    pub(crate) fn id(&self) -> u32 {
        self.id
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    pub(crate) fn save(&self, lesson: &str, source: &str) {
        fs::write(self.exercises.join(lesson).join("src/main.rs"), source).unwrap();
    }

    pub(crate) fn resize(&self, cols: u16, rows: u16) {
        let size = PtySize {
            rows,
            cols,
            ..PtySize::default()
        };
        self.seen
            .lock()
            .unwrap()
            .screen
            .screen_mut()
            .set_size(rows, cols);
        self.master.resize(size).unwrap();
    }

    pub(crate) fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.id);
        let status = std::process::Command::new("sh")
            .args(["-c", &kill])
            .status();
        assert!(status.unwrap().success());
    }

    pub(crate) fn screen(&self) -> String {
        self.seen.lock().unwrap().screen.screen().contents()
    }

    /// All bytes that were ever sent to the terminal.
    pub(crate) fn everything(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().unwrap().everything).into_owned()
    }

    /// Waits until these words are on the screen, wherever its lines break.
    pub(crate) fn until(&self, words: &str) {
        let flow = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = flow(words);
        self.until_it(words, |screen| flow(screen).contains(&wanted));
    }

    pub(crate) fn until_it(&self, what: &str, is_there: impl Fn(&str) -> bool) {
        let began = Instant::now();
        loop {
            // Asked first, so that the screen that is looked at then is the last one.
            let over = self.is_over();
            if is_there(&self.screen()) {
                return;
            }
            assert!(
                !over && began.elapsed() < FOR_EVER,
                "waited for '{what}' {} and saw:\n{}",
                if over { "to the end" } else { "for ever" },
                self.screen()
            );
            thread::sleep(GLANCE);
        }
    }

    fn is_over(&self) -> bool {
        self.seen.lock().unwrap().over
    }

    /// Waits for the end.
    pub(crate) fn ends_with(&mut self, code: u32) {
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert_eq!(status.exit_code(), code, "{status:?}\n{}", self.screen());
                return;
            }
            assert!(began.elapsed() < FOR_EVER, "it goes on:\n{}", self.screen());
            thread::sleep(GLANCE);
        }
    }

    /// After the end: the screen, the cursor and the way of reading keys are those from before.
    pub(crate) fn is_restored(&self, after: &str) {
        let is_given_back = || {
            let seen = self.seen.lock().unwrap();
            let screen = seen.screen.screen();
            !screen.alternate_screen() && !screen.hide_cursor()
        };
        self.until_it(&format!("the screen of before {after:?}"), |_| {
            is_given_back()
        });
        let mode = self
            .master
            .get_termios()
            .expect("the terminal is still there");
        let flags = format!("{:?}", mode.local_flags);
        assert!(
            flags.contains("ICANON") && flags.contains("ECHO"),
            "after {after:?}: {flags}"
        );
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        // A test that failed must not leave a runner behind.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Processes that a runner started and that still live, with this word in their program's path.
pub(crate) fn left_behind(runner: u32, word: &str) -> Vec<String> {
    let Ok(processes) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    let marks = [
        format!("PARALLEL_TRACKS_RUN={runner}."),
        format!("PARALLEL_TRACKS_RUN=tool.{runner}."),
    ];
    let of_runner = |folder: &PathBuf| {
        let environment = fs::read(folder.join("environ")).unwrap_or_default();
        let environment = String::from_utf8_lossy(&environment).into_owned();
        environment
            .split('\0')
            .any(|variable| marks.iter().any(|mark| variable.starts_with(mark)))
    };
    let folders = processes.flatten().map(|entry| entry.path());
    let names = folders.filter(of_runner).filter_map(|folder| {
        let program = fs::read_link(folder.join("exe")).ok()?;
        Some(program.to_string_lossy().into_owned())
    });
    names.filter(|name| name.contains(word)).collect()
}
