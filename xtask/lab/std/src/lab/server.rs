//! Runs schedules: the process of a learner's program starts here, before its `main`, and forks once per
//! schedule. A fork is a fresh program: its statics, leaks, exits and crashes stay in it.
//!
//! Requests come on standard input and answers go to standard output, both as a 32-bit length in little
//! endian and that many bytes. A request is a [`Plan`]; an answer is the record of the schedule, then a
//! second block with what the process wrote to the real standard error. The program itself gets neither
//! channel: its standard streams are replaced before it runs. The server never looks into a record.

use super::calls;
use super::engine;
use super::record::Shared;
use super::running::{Seen, is_running};
use super::stack;
use ::std::ffi::{CStr, CString, c_char, c_int};
use ::std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};
use ::std::time::{Duration, Instant};
use lab_trace::{End, Entry, Plan};

/// Processor time for one schedule; a loop that never reaches the lab ends here.
const CPU_LIMIT: Duration = Duration::from_secs(2);
/// Real time for one schedule in which none of its threads wants a processor.
const IDLE_LIMIT: Duration = Duration::from_secs(10);
/// Real time for one schedule, however little of a processor it was given. Longer than a busy machine takes for
/// [`CPU_LIMIT`].
const WALL_LIMIT: Duration = Duration::from_secs(60);
/// How often a schedule is run while the machine stands still.
const ATTEMPTS: u32 = 3;
/// Address space of the program.
const MEMORY_LIMIT: u64 = 6 << 30;
/// What is kept of the real standard error of a crash.
const STDERR_KEPT: usize = 4096;

unsafe extern "C" {
    /// The entry point that rustc makes for the learner's binary.
    fn main(argc: c_int, argv: *const *const c_char) -> c_int;
}

#[used]
#[cfg_attr(
    target_vendor = "apple",
    unsafe(link_section = "__DATA,__mod_init_func")
)]
#[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".init_array"))]
static START: extern "C" fn() = start;

static NAME: AtomicPtr<c_char> = AtomicPtr::new(c"program".as_ptr().cast_mut());

/// Called by the loader, before `main` and before Rust's own start-up.
extern "C" fn start() {
    // SAFETY: getenv and unsetenv before any thread exists.
    unsafe {
        if libc::getenv(c"PARALLEL_TRACKS_LAB".as_ptr()).is_null() {
            let words = "this program is built for the lab; use `cargo xtask check`\n";
            libc::write(2, words.as_ptr().cast(), words.len());
            libc::_exit(2);
        }
        let file = libc::getenv(c"PARALLEL_TRACKS_FILE".as_ptr());
        if !file.is_null() {
            calls::prepare(CStr::from_ptr(file));
            fill_holes();
        }
        // The program must not be able to tell that it is being judged.
        for name in [
            c"PARALLEL_TRACKS_LAB",
            c"PARALLEL_TRACKS_FILE",
            c"PARALLEL_TRACKS_RUN",
            c"LD_LIBRARY_PATH",
            c"LD_BIND_NOW",
        ] {
            forget(name);
        }
    }
    // Orphans that a program leaves come to the server, which kills them.
    // SAFETY: a plain system call on this process.
    #[cfg(target_os = "linux")]
    unsafe {
        libc::prctl(libc::PR_SET_CHILD_SUBREAPER, 1);
    }
    prepare();
    serve();
    // SAFETY: ends the server without running what belongs to the program.
    unsafe { libc::_exit(0) }
}

/// What every schedule would otherwise do once more by itself.
fn prepare() {
    // Which instructions there are is asked of the processor once, which takes a virtual machine long.
    #[cfg(target_arch = "x86_64")]
    let _ = ::std::arch::is_x86_feature_detected!("sse4.2");
    stack::prepare();
    // SAFETY: registers a function that does nothing in this process.
    unsafe {
        libc::pthread_atfork(Some(forks), None, None);
    }
    // One thread runs at a time, so a heap of its own for each would only be more memory to copy.
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: sets a number, before any other thread exists.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
    }
}

/// To read the lines of a program leaves a heap with holes all over it, and a schedule that fills them has a page
/// copied for every few. With the holes filled, it takes fresh memory, one piece after the other.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn fill_holes() {
    let small = (24..=1032_usize).rev().step_by(16);
    let large = (11..=16).rev().map(|power| 1 << power);
    // SAFETY: asks for memory and gives some of it back, in a process that has one thread.
    unsafe {
        let end = libc::sbrk(0) as usize;
        // What lies behind the last block in use is no hole. Not by `mallinfo2`, which is younger than some systems.
        let behind = end.saturating_sub(libc::mallinfo().keepcost as usize);
        for size in large.chain(small) {
            loop {
                let block = libc::malloc(size);
                if !(1..behind).contains(&(block as usize)) {
                    libc::free(block);
                    break;
                }
            }
        }
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn fill_holes() {}

/// Takes a variable out of the environment, and out of what the system shows of it.
///
/// # Safety
/// No other thread may exist.
unsafe fn forget(name: &CStr) {
    // SAFETY: the text is this process's own, and begins with the name and an equals sign.
    unsafe {
        let value = libc::getenv(name.as_ptr());
        libc::unsetenv(name.as_ptr());
        if !value.is_null() {
            let before = name.to_bytes().len() + 1;
            let length = before + libc::strlen(value);
            libc::memset(value.sub(before).cast(), 0, length);
        }
    }
}

fn serve() {
    let channel = Channel::take_over();
    let shared = Shared::map();
    while let Some(request) = channel.receive() {
        let Some(mut plan) = Plan::from_bytes(&request) else {
            return;
        };
        let mut attempts = (0..ATTEMPTS).map(|_| attempt(&channel, shared, &mut plan));
        match attempts.find(|ended| !matches!(ended, Supervised::Paused)) {
            Some(Supervised::Ended(end)) => append_end(shared, end),
            Some(Supervised::InRecord) => (),
            Some(Supervised::Paused) | None => append_end(shared, End::Starved),
        }
        channel.send(shared.bytes());
        channel.send(&channel.errors());
    }
}

/// Runs a schedule once, in a child.
fn attempt(channel: &Channel, shared: Shared, plan: &mut Plan) -> Supervised {
    shared.clear();
    channel.discard_errors();
    // SAFETY: no other thread exists in the server, so the child may use everything.
    match unsafe { libc::fork() } {
        0 => {
            channel.close_in_child();
            limit();
            // Out of the child's copy; the server keeps its own.
            run(::std::mem::take(plan))
        }
        -1 => Supervised::Ended(End::Unknown("fork failed".into())),
        child => {
            let ended = supervise(child, shared);
            // They have the record in their reach too, and must be gone before the next one begins.
            kill_orphans();
            ended
        }
    }
}

/// Runs the program under the engine, in the child.
fn run(plan: Plan) -> ! {
    // They are the program's until it ends.
    let args: Vec<*mut c_char> = plan
        .args
        .iter()
        .filter_map(|arg| CString::new(arg.as_str()).ok())
        .map(CString::into_raw)
        .collect();
    engine::start(plan);
    let name = NAME.load(Ordering::Relaxed);
    let argv: Vec<*const c_char> = [name]
        .into_iter()
        .chain(args)
        .map(<*mut c_char>::cast_const)
        .chain([::std::ptr::null()])
        .collect();
    // SAFETY: `main` is the C entry point of this very program, called once in this process.
    let code = unsafe { main((argv.len() - 1) as c_int, argv.as_ptr()) };
    engine::returned(code)
}

/// Bounds that hold even where the engine is not asked.
fn limit() {
    // SAFETY: plain system calls on this process, which has one thread.
    unsafe {
        // No terminal to paint on, and signals to the program's own group reach nobody else.
        #[cfg(target_os = "linux")]
        libc::setsid();
        IN_PROGRAM.store(true, Ordering::Relaxed);
        let timer = libc::itimerval {
            it_interval: libc::timeval {
                tv_sec: 0,
                tv_usec: 0,
            },
            it_value: libc::timeval {
                tv_sec: CPU_LIMIT.as_secs() as _,
                tv_usec: 0,
            },
        };
        // The default action of SIGPROF ends the process.
        libc::setitimer(libc::ITIMER_PROF, &timer, ::std::ptr::null_mut());
        let bound = |value| libc::rlimit {
            rlim_cur: value,
            rlim_max: value,
        };
        libc::setrlimit(libc::RLIMIT_AS, &bound(MEMORY_LIMIT as _));
        libc::setrlimit(libc::RLIMIT_CORE, &bound(0));
        // For a program that does not listen to SIGPROF.
        libc::setrlimit(libc::RLIMIT_CPU, &bound((CPU_LIMIT.as_secs() + 1) as _));
        #[cfg(target_os = "linux")]
        {
            // A schedule hands its baton from thread to thread; on one processor that is a plain switch.
            let cpu = libc::sched_getcpu();
            if cpu >= 0 {
                let mut set: libc::cpu_set_t = ::std::mem::zeroed();
                libc::CPU_SET(cpu as usize, &mut set);
                libc::sched_setaffinity(0, size_of_val(&set), &set);
            }
        }
    }
}

/// Whether this process is the program, and not the server.
static IN_PROGRAM: AtomicBool = AtomicBool::new(false);

/// Called before each fork. When the program duplicates itself, the engine's threads would be missing in the
/// copy, and the copy would write into the same record.
extern "C" fn forks() {
    if !IN_PROGRAM.load(Ordering::Relaxed) {
        return;
    }
    engine::finish(None, End::Unknown("fork".into()))
}

/// Kills what the program has left running; most leave nothing, and then this is one question.
fn kill_orphans() {
    // A tree that is forked faster than it is killed is left to its limits.
    const ROUNDS: u32 = 1000;
    for _ in 0..ROUNDS {
        // SAFETY: the program itself has been waited for, so whoever is left is an orphan of its.
        match unsafe { libc::waitpid(-1, ::std::ptr::null_mut(), libc::WNOHANG) } {
            0 => (),
            -1 => return,
            _ => continue,
        }
        // The server has one thread, so these are all of its children.
        let children = ::std::fs::read_to_string("/proc/thread-self/children").unwrap_or_default();
        for child in children.split_whitespace().filter_map(|id| id.parse().ok()) {
            // SAFETY: a child that has not been waited for keeps its number.
            unsafe { libc::kill(child, libc::SIGKILL) };
        }
        wait_for_child();
    }
}

/// How a child ended.
enum Supervised {
    /// As its record says.
    InRecord,
    Ended(End),
    /// The machine stood still, and what that took was charged to the child.
    Paused,
}

/// Waits for the child.
fn supervise(child: libc::pid_t, shared: Shared) -> Supervised {
    let began = Instant::now();
    let mut looked = began;
    let (mut idle, mut lived) = (Seen::default(), Seen::default());
    let mut status = 0;
    // SAFETY: an all-zero `rusage` is a valid value to be overwritten.
    let mut usage: libc::rusage = unsafe { ::std::mem::zeroed() };
    // Why it was killed.
    let mut given_up = None;
    loop {
        // SAFETY: `child` is our child and has not been waited for yet.
        match unsafe {
            libc::wait4(
                child,
                &mut status,
                if given_up.is_some() {
                    0
                } else {
                    libc::WNOHANG | libc::WUNTRACED
                },
                &mut usage,
            )
        } {
            0 => {
                let now = Instant::now();
                // Not at the first look: most schedules have ended at the second.
                if looked > began {
                    lived.looked(now - looked, true);
                    idle.looked(now - looked, !is_running(child));
                }
                looked = now;
                if idle.time() >= IDLE_LIMIT {
                    given_up = Some(End::Stalled);
                } else if began.elapsed() >= WALL_LIMIT {
                    given_up = Some(End::Starved);
                }
            }
            -1 => continue,
            // Nobody will tell it to go on.
            _ if libc::WIFSTOPPED(status) => given_up = Some(End::Stalled),
            _ => break,
        }
        if given_up.is_some() {
            // SAFETY: as above; the child cannot have been replaced.
            unsafe { libc::kill(child, libc::SIGKILL) };
        } else {
            wait_for_child();
        }
    }
    let time = |of: libc::timeval| Duration::new(of.tv_sec as _, of.tv_usec as u32 * 1000);
    let cpu = time(usage.ru_utime) + time(usage.ru_stime);
    if let Some(end) = given_up {
        // It looks idle between its looks at a clock.
        return Supervised::Ended(if cpu * 2 > CPU_LIMIT { End::Busy } else { end });
    }
    if libc::WIFSIGNALED(status) {
        let signal = libc::WTERMSIG(status);
        let used_up = match signal {
            libc::SIGPROF => true,
            // The kernel's own limit, or somebody else.
            libc::SIGKILL => cpu > CPU_LIMIT,
            _ => false,
        };
        return match used_up {
            // Nobody computes for eight times as long as they live, where one thread runs at a time.
            true if cpu >= CPU_LIMIT && lived.time() * 8 < CPU_LIMIT => Supervised::Paused,
            true => Supervised::Ended(End::Busy),
            false => Supervised::Ended(End::Killed(signal)),
        };
    }
    if shared.has_end() {
        return Supervised::InRecord;
    }
    Supervised::Ended(End::Vanished(libc::WEXITSTATUS(status)))
}

/// Sleeps until a child changes its state, but not for long.
#[cfg(target_os = "linux")]
fn wait_for_child() {
    // SAFETY: SIGCHLD is blocked in the server, so it is kept for this call however early it comes.
    unsafe {
        let set = child_signal();
        let timeout = libc::timespec {
            tv_sec: 0,
            tv_nsec: 100_000_000,
        };
        libc::sigtimedwait(&set, ::std::ptr::null_mut(), &timeout);
    }
}

#[cfg(not(target_os = "linux"))]
fn wait_for_child() {
    ::std::thread::sleep(Duration::from_micros(200));
}

fn child_signal() -> libc::sigset_t {
    // SAFETY: both calls only fill the set given.
    unsafe {
        let mut set = ::std::mem::zeroed();
        libc::sigemptyset(&mut set);
        libc::sigaddset(&mut set, libc::SIGCHLD);
        set
    }
}

fn append_end(shared: Shared, end: End) {
    let mut bytes = Vec::new();
    lab_trace::encode(
        &Entry::End {
            at: Duration::ZERO,
            thread: 0,
            place: None,
            end,
        },
        &mut bytes,
    );
    shared.append_end(&bytes);
}

/// The way to the runner, out of the program's reach.
struct Channel {
    requests: c_int,
    answers: c_int,
    errors: c_int,
}

impl Channel {
    fn take_over() -> Self {
        // SAFETY: file descriptors of this process, before the program has any of its own.
        unsafe {
            let requests = libc::fcntl(0, libc::F_DUPFD_CLOEXEC, 64);
            let answers = libc::fcntl(1, libc::F_DUPFD_CLOEXEC, 64);
            let null = libc::open(c"/dev/null".as_ptr(), libc::O_RDWR);
            libc::dup2(null, 0);
            libc::dup2(null, 1);
            libc::close(null);
            let mut pipe = [0; 2];
            libc::pipe(pipe.as_mut_ptr());
            let errors = libc::fcntl(pipe[0], libc::F_DUPFD_CLOEXEC, 64);
            libc::close(pipe[0]);
            // A program that floods its standard error must not block on us.
            libc::fcntl(errors, libc::F_SETFL, libc::O_NONBLOCK);
            libc::fcntl(pipe[1], libc::F_SETFL, libc::O_NONBLOCK);
            libc::dup2(pipe[1], 2);
            libc::close(pipe[1]);
            let set = child_signal();
            libc::sigprocmask(libc::SIG_BLOCK, &set, ::std::ptr::null_mut());
            Self {
                requests,
                answers,
                errors,
            }
        }
    }

    fn close_in_child(&self) {
        // SAFETY: the child's own copies; it has one thread.
        unsafe {
            libc::close(self.requests);
            libc::close(self.answers);
            libc::close(self.errors);
            let set = child_signal();
            libc::sigprocmask(libc::SIG_UNBLOCK, &set, ::std::ptr::null_mut());
        }
    }

    fn receive(&self) -> Option<Vec<u8>> {
        let mut length = [0; 4];
        self.read_exact(&mut length)?;
        let mut body = ::std::vec![0; u32::from_le_bytes(length) as usize];
        self.read_exact(&mut body)?;
        Some(body)
    }

    fn read_exact(&self, mut into: &mut [u8]) -> Option<()> {
        while !into.is_empty() {
            // SAFETY: the buffer is valid for its length.
            match unsafe { libc::read(self.requests, into.as_mut_ptr().cast(), into.len()) } {
                n if n > 0 => into = &mut into[n as usize..],
                _ => return None,
            }
        }
        Some(())
    }

    fn send(&self, body: &[u8]) {
        for mut part in [&(body.len() as u32).to_le_bytes()[..], body] {
            while !part.is_empty() {
                // SAFETY: the buffer is valid for its length.
                match unsafe { libc::write(self.answers, part.as_ptr().cast(), part.len()) } {
                    n if n > 0 => part = &part[n as usize..],
                    // The runner is gone, and with it the reason to be here.
                    // SAFETY: ends this process only.
                    _ => unsafe { libc::_exit(0) },
                }
            }
        }
    }

    /// What came on standard error since the last call, cut to its beginning.
    fn errors(&self) -> Vec<u8> {
        let mut kept = Vec::new();
        let mut buffer = [0; 4096];
        // Bounded: somebody may still be writing.
        for _ in 0..64 {
            // SAFETY: the buffer is valid for its length.
            let n = unsafe { libc::read(self.errors, buffer.as_mut_ptr().cast(), buffer.len()) };
            if n <= 0 {
                break;
            }
            let room = STDERR_KEPT - kept.len();
            kept.extend_from_slice(&buffer[..(n as usize).min(room)]);
        }
        kept
    }

    fn discard_errors(&self) {
        self.errors();
    }
}
