//! Who belongs to a run: the child, its process group and, on Linux, the orphans that it left.
//!
//! Nobody else in the runner starts or waits for a process; that is what makes it safe to kill by
//! number. A number is free for others only after the reaping, so each kill comes before it or under
//! the lock that guards both.

use std::collections::HashSet;
use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::Sender;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::{Message, Status, Stream};

/// How long to wait at most before asking again whether the child has ended, where nobody tells us.
pub(super) const POLL: Duration = if cfg!(unix) {
    Duration::from_secs(3600)
} else {
    Duration::from_millis(5)
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing that it started outlives it.
    Program,
    /// A program behind a guard, who makes a group of its own with its session.
    Guarded,
    /// It may leave servers behind on purpose.
    Tool,
    /// It has the terminal, and may leave windows open.
    Guest,
}

/// Every process of a run inherits this variable, unless it works against us.
const MARK: &str = "PARALLEL_TRACKS_RUN";
/// Not to be guessed by a program that would like to be taken for a tool.
static TOOL_MARK: LazyLock<String> = LazyLock::new(|| {
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    format!("tool.{}.{}", std::process::id(), now.as_nanos())
});

#[derive(Default)]
struct Register {
    /// Direct children that have not been reaped: they are also the numbers of their groups.
    children: HashSet<u32>,
    /// Marks of the programs that are under way.
    marks: HashSet<String>,
    /// Children from before our time, when the runner replaced a process that had some.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "see orphans"))]
    foreign: HashSet<u32>,
    started: u64,
}

static REGISTER: LazyLock<Mutex<Register>> = LazyLock::new(|| {
    Mutex::new(Register {
        #[cfg(target_os = "linux")]
        foreign: orphans::adopt(),
        ..Register::default()
    })
});

fn register() -> MutexGuard<'static, Register> {
    REGISTER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A child that runs. Dropping it kills it and all that it started.
pub(super) struct Running {
    child: Child,
    mark: String,
    kind: Kind,
    reaped: Option<ExitStatus>,
}

/// Starts the command, in a process group of its own unless it is a guest or makes one.
pub(super) fn start(mut command: Command, kind: Kind) -> io::Result<Running> {
    let mut register = register();
    register.started += 1;
    let mark = match kind {
        Kind::Program | Kind::Guarded => format!("{}.{}", std::process::id(), register.started),
        Kind::Tool | Kind::Guest => TOOL_MARK.clone(),
    };
    command.env(MARK, &mark);
    #[cfg(unix)]
    if matches!(kind, Kind::Program | Kind::Tool) {
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
    }
    // Under the lock, so that no other run takes this child for an orphan.
    let child = command.spawn()?;
    register.children.insert(child.id());
    register.marks.insert(mark.clone());
    Ok(Running {
        child,
        mark,
        kind,
        reaped: None,
    })
}

impl Running {
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// The same, as the system calls want it.
    #[cfg(unix)]
    fn pid(&self) -> Option<rustix::process::Pid> {
        i32::try_from(self.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw)
    }

    pub(super) fn stdin(&mut self) -> Option<std::process::ChildStdin> {
        self.child.stdin.take()
    }

    pub(super) fn stdout(&mut self) -> Option<std::process::ChildStdout> {
        self.child.stdout.take()
    }

    pub(super) fn pipes(&mut self) -> Vec<(Stream, Box<dyn Read + Send>)> {
        let mut pipes: Vec<(Stream, Box<dyn Read + Send>)> = Vec::new();
        if let Some(pipe) = self.child.stdout.take() {
            pipes.push((Stream::Stdout, Box::new(pipe)));
        }
        if let Some(pipe) = self.child.stderr.take() {
            pipes.push((Stream::Stderr, Box::new(pipe)));
        }
        pipes
    }

    /// Sends word when the main child has ended, without reaping it: its number stays ours to kill.
    #[cfg(unix)]
    pub(super) fn tell_when_ended(
        &self,
        started: Instant,
        sender: Sender<Message>,
    ) -> io::Result<()> {
        use rustix::process::{WaitId, WaitIdOptions, waitid};
        let pid = self.pid();
        std::thread::Builder::new().spawn(move || {
            let Some(pid) = pid else { return };
            let ended = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
            while matches!(
                waitid(WaitId::Pid(pid), ended),
                Err(rustix::io::Errno::INTR)
            ) {}
            // The run may have been given up meanwhile.
            drop(sender.send(Message::MainEnded(started.elapsed())));
        })?;
        Ok(())
    }

    #[cfg(not(unix))]
    pub(super) fn tell_when_ended(&self, _: Instant, _: Sender<Message>) -> io::Result<()> {
        Ok(())
    }

    /// Asks the child itself, where no thread waits for it.
    pub(super) fn ended_unnoticed(&mut self) -> bool {
        if cfg!(unix) {
            return false;
        }
        if self.reaped.is_none() {
            self.reaped = self.child.try_wait().ok().flatten();
        }
        self.reaped.is_some()
    }

    /// What Ctrl-C at a terminal does to everybody in the group. A guard stands it.
    pub(super) fn interrupt_group(&self) {
        #[cfg(unix)]
        if self.reaped.is_none() {
            use rustix::process::{Signal, kill_process_group};
            if let Some(pid) = self.pid() {
                // The group may be empty.
                let _ = kill_process_group(pid, Signal::INT);
            }
        }
    }

    /// Lets the child go on if somebody has stopped it.
    pub(super) fn go_on(&self) {
        #[cfg(unix)]
        if self.reaped.is_none() {
            use rustix::process::{Signal, kill_process};
            if let Some(pid) = self.pid() {
                // It may have ended.
                let _ = kill_process(pid, Signal::CONT);
            }
        }
    }

    pub(super) fn kill_group(&mut self) {
        if self.reaped.is_some() {
            return;
        }
        #[cfg(unix)]
        {
            use rustix::process::{Signal, kill_process, kill_process_group};
            if let Some(pid) = self.pid() {
                // The child may have left its group; the group may be empty. Both are fine.
                let _ = kill_process_group(pid, Signal::KILL);
                let _ = kill_process(pid, Signal::KILL);
            }
        }
        #[cfg(not(unix))]
        drop(self.child.kill());
    }

    /// Waits for an editor, for as long as the learner likes.
    pub(super) fn wait_for_guest(mut self) -> io::Result<()> {
        self.reaped = Some(self.child.wait()?);
        self.reap().map(drop)
    }

    /// Waits for the main child, which has ended or been killed, and clears away what it left.
    pub(super) fn reap(&mut self) -> io::Result<Status> {
        let status = match self.reaped {
            Some(status) => status,
            None => self.child.wait()?,
        };
        self.reaped = Some(status);
        let mut register = register();
        register.children.remove(&self.child.id());
        if matches!(self.kind, Kind::Program | Kind::Guarded) {
            register.marks.remove(&self.mark);
        }
        drop(register);
        #[cfg(target_os = "linux")]
        orphans::sweep();
        #[cfg(unix)]
        if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
            return Ok(Status::Signal(signal));
        }
        Ok(Status::Code(status.code().unwrap_or(-1)))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.reaped.is_none() {
            self.kill_group();
            // There is nobody left to tell.
            drop(self.reap());
        }
    }
}

/// Daemons: processes that left the group and whose parents have ended. Linux gives them to us, because
/// we asked to be their reaper.
#[cfg(target_os = "linux")]
mod orphans {
    use super::{MARK, Register, TOOL_MARK, register};
    use rustix::process::{
        Pid, Signal, WaitOptions, getpid, kill_process, kill_process_group, set_child_subreaper,
        waitpid,
    };
    use std::collections::HashSet;
    use std::fs;
    use std::time::Duration;

    /// Killing one orphan may bring us its children, so we look again, but not for ever: a tree that is
    /// forked faster than we kill is left to its CPU limit.
    const ROUNDS: u32 = 200;
    const BETWEEN_ROUNDS: Duration = Duration::from_millis(1);

    /// From now on orphans come to us. Returns the children that we have already.
    pub(super) fn adopt() -> HashSet<u32> {
        let foreign = children().into_iter().collect();
        // Without it daemons go to init, as on other systems.
        let _ = set_child_subreaper(Some(getpid()));
        foreign
    }

    pub(super) fn sweep() {
        for _ in 0..ROUNDS {
            if !sweep_once(&register()) {
                return;
            }
            std::thread::sleep(BETWEEN_ROUNDS);
        }
    }

    /// Returns whether somebody was there who had to be killed.
    fn sweep_once(register: &Register) -> bool {
        let mut busy = false;
        for id in children() {
            if register.children.contains(&id) || register.foreign.contains(&id) {
                continue;
            }
            let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) else {
                continue;
            };
            if reaped(pid) || is_wanted(register, id) {
                continue;
            }
            if let Some(group) = group_of_its_own(&stat(&id.to_string()), &stat("self")) {
                let _ = kill_process_group(group, Signal::KILL);
            }
            let _ = kill_process(pid, Signal::KILL);
            reaped(pid);
            busy = true;
        }
        busy
    }

    fn stat(process: &str) -> String {
        fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default()
    }

    /// In a session of its own a process's group is its own too; else the group may be anybody's.
    fn group_of_its_own(orphan: &str, own: &str) -> Option<Pid> {
        let (group, session) = group_and_session(orphan)?;
        let (_, our_session) = group_and_session(own)?;
        (session != our_session)
            .then(|| Pid::from_raw(group))
            .flatten()
    }

    /// From a line of `/proc/<id>/stat`. Whoever is outside of our PID namespace has the number 0 there, which
    /// `getsid` of rustix does not expect: in a container our own session may well be outside.
    fn group_and_session(stat: &str) -> Option<(i32, i32)> {
        // The name of the program, which may hold anything, stands in parentheses.
        let (_, rest) = stat.rsplit_once(") ")?;
        let mut fields = rest.split(' ').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    }

    #[test]
    fn an_orphan_has_its_own_group_only_in_a_session_of_its_own() {
        let own = "7 (xtask) S 1 7 0 34816 7";
        assert_eq!(group_of_its_own("9 (a) b) S 7 7 0 0 -1", own), None);
        assert_eq!(
            group_of_its_own("9 (a) b) S 7 9 9 0 -1", own),
            Pid::from_raw(9)
        );
        assert_eq!(group_of_its_own("9 (a) S 7 0 9 0 -1", own), None);
        assert_eq!(group_of_its_own("", own), None);
    }

    fn reaped(pid: Pid) -> bool {
        matches!(waitpid(Some(pid), WaitOptions::NOHANG), Ok(Some(_)))
    }

    /// It belongs to a run that is under way, or a tool left it on purpose.
    fn is_wanted(register: &Register, id: u32) -> bool {
        let Ok(environment) = fs::read(format!("/proc/{id}/environ")) else {
            return false;
        };
        environment
            .split(|&byte| byte == 0)
            .filter_map(|variable| std::str::from_utf8(variable).ok()?.split_once('='))
            .find(|(name, _)| *name == MARK)
            .is_some_and(|(_, mark)| mark == *TOOL_MARK || register.marks.contains(mark))
    }

    /// The kernel lists them by the thread that they are accounted to.
    fn children() -> Vec<u32> {
        let Ok(threads) = fs::read_dir("/proc/self/task") else {
            return Vec::new();
        };
        threads
            .flatten()
            .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok())
            .flat_map(|list| {
                list.split_whitespace()
                    .filter_map(|id| id.parse().ok())
                    .collect::<Vec<_>>()
            })
            .collect()
    }
}
