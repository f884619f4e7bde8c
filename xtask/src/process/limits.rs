//! The bounds of one run, and how the kernel is asked to keep them.
//!
//! On Linux they are put on the child from outside, right after its start (`prlimit`). A wrapper process
//! that limits itself and then becomes the program would leave no gap at all, but costs each run a
//! second exec; in the gap of some ten microseconds a program is still being loaded, and what it might
//! start there is killed with the rest. A real run has a guard, which the limits reach before the program.

use std::time::Duration;

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

/// The bounds of one run.
#[derive(Clone, Debug)]
pub struct Limits {
    pub(crate) wall: Duration,
    /// Kept of both streams together; the rest is read and thrown away.
    pub(crate) output_bytes: usize,
    pub(crate) output_lines: usize,
    /// Kept of one line.
    pub(crate) line_bytes: usize,
    /// What the operating system is asked to enforce, where it can.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "only Linux can limit another process")
    )]
    pub(crate) system: Option<SystemLimits>,
}

/// Limits of the operating system for each process of the run.
#[derive(Clone, Debug)]
#[cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, reason = "only Linux can limit another process")
)]
pub(crate) struct SystemLimits {
    /// Writable private memory in bytes. Address space would be the wrong measure: allocators and
    /// runtimes reserve much that they never touch.
    pub(crate) memory: u64,
    /// The largest file that may be written, in bytes.
    pub(crate) file: u64,
    /// Processes and threads that may be added to those that exist. The kernel does not hold root to it.
    pub(crate) processes: u64,
    /// Processor time, where the wall clock alone would be too generous.
    pub(crate) cpu: Option<Duration>,
}

impl Limits {
    /// The same with another limit of wall time.
    #[must_use]
    pub fn within(self, wall: Duration) -> Limits {
        Limits { wall, ..self }
    }

    /// Enough for a thousand threads, which is more than a lesson starts on purpose.
    pub const PROGRAM: Limits = Limits {
        wall: Duration::from_secs(10),
        output_bytes: MIB,
        output_lines: 16 * KIB,
        line_bytes: 64 * KIB,
        system: Some(SystemLimits {
            memory: 3 << 30,
            file: 64 << 20,
            processes: 2048,
            cpu: None,
        }),
    };

    /// A learner's program in the lab, some hundred times over. The lab itself limits each schedule.
    pub(crate) const LAB: Limits = Limits {
        wall: Duration::from_secs(300),
        system: Some(SystemLimits {
            memory: 2 << 30,
            file: 64 << 20,
            processes: 4096,
            cpu: None,
        }),
        ..Limits::PROGRAM
    };

    /// Enough for a cold build, and for cargo's messages, which are long lines of JSON.
    pub(crate) const TOOL: Limits = Limits {
        wall: Duration::from_secs(300),
        output_bytes: 32 * MIB,
        output_lines: 256 * KIB,
        line_bytes: 8 * MIB,
        system: None,
    };

    /// A program of ours that measures: ten thousand threads on purpose, with a stack reserved for each.
    pub(crate) const MEASURE: Limits = Limits {
        system: Some(SystemLimits {
            memory: 64 << 30,
            file: 0,
            processes: 16 * 1024,
            cpu: None,
        }),
        ..Limits::PROGRAM
    };

    /// rustc on a single program, which is the learner's: its macros and constants are programs too.
    pub(crate) const COMPILER: Limits = Limits {
        wall: Duration::from_secs(60),
        system: Some(SystemLimits {
            memory: 2 << 30,
            file: 512 << 20,
            processes: 4096,
            cpu: Some(COMPILER_CPU),
        }),
        ..Limits::TOOL
    };
}

/// A lesson takes a fiftieth of it. Other than the wall clock's, a busy machine does not use it up.
pub(crate) const COMPILER_CPU: Duration = Duration::from_secs(20);

#[cfg(target_os = "linux")]
pub(super) fn apply(child: u32, limits: &Limits) {
    use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};

    let Some(system) = &limits.system else { return };
    let Some(pid) = i32::try_from(child).ok().and_then(Pid::from_raw) else {
        return;
    };
    let lower_to = |resource, wanted: u64| {
        let inherited = getrlimit(resource);
        let at_most = |bound: Option<u64>| Some(bound.map_or(wanted, |bound| bound.min(wanted)));
        let new = Rlimit {
            current: at_most(inherited.current),
            maximum: at_most(inherited.maximum),
        };
        // It fails only for a child that has ended already.
        let _ = prlimit(Some(pid), resource, new);
    };
    lower_to(Resource::Data, system.memory);
    lower_to(Resource::Fsize, system.file);
    lower_to(Resource::Core, 0);
    let cpu = system.cpu.map(|time| time.as_secs());
    lower_to(
        Resource::Cpu,
        cpu.unwrap_or_else(|| cpu_seconds(limits.wall)),
    );
    if let Some(existing) = existing_tasks() {
        lower_to(Resource::Nproc, existing + system.processes);
    }
}

/// The kernel's own end for a busy program, should the runner be killed before it can do that.
#[cfg(target_os = "linux")]
fn cpu_seconds(wall: Duration) -> u64 {
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
    wall.as_secs().saturating_add(5).saturating_mul(cores)
}

/// The limit counts all that the user runs, so it must stand above what is there: a browser alone has
/// hundreds of threads.
#[cfg(target_os = "linux")]
fn existing_tasks() -> Option<u64> {
    let load = std::fs::read_to_string("/proc/loadavg").ok()?;
    let (_running, all) = load.split_whitespace().nth(3)?.split_once('/')?;
    all.parse().ok()
}

#[cfg(not(target_os = "linux"))]
pub(super) fn apply(_child: u32, _limits: &Limits) {}
