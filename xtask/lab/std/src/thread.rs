//! `std::thread`: real threads that run one at a time, when the engine says so.

use crate::__lab::{self as lab, Class, Loc, NewThread, Quiet, Role, Wait};
use ::std::any::Any;
use ::std::ffi::CString;
use ::std::marker::PhantomData;
use ::std::panic::{AssertUnwindSafe, Location, catch_unwind, resume_unwind};
use ::std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use ::std::sync::{Arc, PoisonError};
pub use ::std::thread::{AccessError, LocalKey, Result, ThreadId, panicking};
use ::std::time::Duration;
use ::std::{fmt, io};

/// Stack of a thread that asks for no size. Smaller than the real 2 MiB, as many schedules start many.
const STACK: usize = 512 << 10;
/// Processors that the lab's machine has. No lesson asks for so many threads or tasks, so whoever starts as many as
/// there are processors where a lesson names a number is found out on every machine.
const PROCESSORS: usize = 6;

/// A handle to a thread.
#[derive(Clone)]
pub struct Thread {
    id: usize,
    os: ::std::thread::Thread,
}

impl Thread {
    #[must_use]
    pub fn id(&self) -> ThreadId {
        self.os.id()
    }

    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.os.name()
    }

    #[track_caller]
    pub fn unpark(&self) {
        lab::point_at(Location::caller());
        lab::give_token(self.id, park_key(self.id));
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.os.fmt(f)
    }
}

/// The key under which a parked thread waits: an address that no object has.
fn park_key(thread: usize) -> lab::Key {
    usize::MAX / 2 - thread
}

#[must_use]
pub fn current() -> Thread {
    Thread {
        id: lab::me(),
        os: ::std::thread::current(),
    }
}

fn park_until(until: Option<Duration>, op: &'static str, loc: Loc) {
    lab::point_at(loc);
    if !lab::take_token() {
        lab::block_loosely(
            park_key(lab::me()),
            until,
            Wait {
                class: Class::Signal,
                op,
                loc,
                on: None,
            },
        );
        lab::take_token();
    }
}

#[track_caller]
pub fn park() {
    park_until(None, "thread::park", Location::caller());
}

#[track_caller]
pub fn park_timeout(duration: Duration) {
    park_until(
        Some(lab::now().saturating_add(duration)),
        "thread::park_timeout",
        Location::caller(),
    );
}

#[track_caller]
pub fn sleep(duration: Duration) {
    lab::sleep(
        duration,
        Wait {
            class: Class::Sleep,
            op: "std::thread::sleep",
            loc: Location::caller(),
            on: None,
        },
    );
}

#[track_caller]
#[deprecated(since = "1.6.0", note = "replaced by `std::thread::sleep`")]
pub fn sleep_ms(milliseconds: u32) {
    sleep(Duration::from_millis(milliseconds.into()));
}

#[track_caller]
pub fn yield_now() {
    lab::quiet(Quiet::Yield, "thread::yield_now", Location::caller());
}

/// What a crate hears of it is how large its pool is to be.
///
/// # Errors
/// Never in the lab.
#[track_caller]
pub fn available_parallelism() -> io::Result<::std::num::NonZero<usize>> {
    let processors = if lab::in_crate(Location::caller()) {
        lab::POOL
    } else {
        PROCESSORS
    };
    Ok(::std::num::NonZero::new(processors).expect("there are processors"))
}

/// The right to wait for a thread and take its value.
pub struct JoinHandle<T> {
    real: ::std::thread::JoinHandle<Result<T>>,
    thread: Thread,
}

impl<T> JoinHandle<T> {
    /// # Errors
    /// The payload of the thread's panic.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        let loc = Location::caller();
        lab::point();
        let child = self.thread.id;
        let wait = Wait {
            class: Class::Join,
            op: "JoinHandle::join",
            loc,
            on: Some(child as u32),
        };
        if lab::ended(child) {
            // Recorded also when there is nothing left to wait for: it tells who was joined, and where.
            lab::end_wait(lab::begin_wait(None, wait), lab::Woken::Done, loc);
        }
        // The system sees it when a thread waits for itself, but not when two wait for each other.
        if child == lab::me() {
            let error = io::Error::from_raw_os_error(libc::EDEADLK);
            panic!("failed to join thread: {error}");
        }
        while !lab::ended(child) {
            lab::block(lab::end_key(child), None, wait);
        }
        self.real
            .join()
            .expect("the lab catches what a thread throws")
    }

    #[track_caller]
    #[must_use]
    pub fn is_finished(&self) -> bool {
        let loc = Location::caller();
        lab::quiet(Quiet::Ask, "JoinHandle::is_finished", loc);
        let ended = lab::ended(self.thread.id);
        lab::asked_for_end(self.thread.id as u32, ended, loc);
        ended
    }

    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.thread
    }
}

#[cfg(unix)]
impl<T> ::std::os::unix::thread::JoinHandleExt for JoinHandle<T> {
    fn as_pthread_t(&self) -> ::std::os::unix::thread::RawPthread {
        self.real.as_pthread_t()
    }

    fn into_pthread_t(self) -> ::std::os::unix::thread::RawPthread {
        self.real.into_pthread_t()
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

/// Starts a thread that may borrow for `'a`.
///
/// # Safety
/// The caller makes sure that the thread has ended before `'a` is over.
unsafe fn start<'a, F, T>(
    builder: Builder,
    function: F,
    role: Role,
    loc: Loc,
    at_end: impl FnOnce(bool) + Send + 'a,
) -> io::Result<JoinHandle<T>>
where
    F: FnOnce() -> T + Send + 'a,
    T: Send + 'a,
{
    let role = if lab::in_crate(loc) {
        Role::Crate
    } else {
        role
    };
    // The real one would not come back, and somebody would wait for the thread.
    CString::new(builder.name.clone().unwrap_or_default())
        .expect("thread name may not contain interior null bytes");
    let child = NewThread::announce(builder.name.clone(), role, loc)?;
    let mut real =
        ::std::thread::Builder::new().stack_size(builder.stack.unwrap_or(STACK).max(STACK));
    if let Some(name) = builder.name {
        real = real.name(name);
    }
    let body = move || {
        child.enter();
        let result = catch_unwind(AssertUnwindSafe(function));
        at_end(result.is_err());
        NewThread::exit(result.is_err());
        result
    };
    // SAFETY: passed on to the caller.
    let real = unsafe { real.spawn_unchecked(body) };
    let real = real.inspect_err(|_| child.failed())?;
    child.started(real.thread());
    let thread = Thread {
        id: child.id(),
        os: real.thread().clone(),
    };
    lab::point_at(loc);
    Ok(JoinHandle { real, thread })
}

/// # Panics
/// When the operating system has no more threads to give.
#[track_caller]
pub fn spawn<F, T>(function: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Builder::new()
        .spawn(function)
        .expect("failed to spawn thread")
}

/// Starts a thread of an async runtime.
#[doc(hidden)]
pub fn __start<F, T>(name: String, role: Role, loc: Loc, function: F) -> io::Result<JoinHandle<T>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    // SAFETY: everything is 'static.
    unsafe { start(Builder::new().name(name), function, role, loc, |_| ()) }
}

/// A thread's number in the record.
#[doc(hidden)]
pub fn __number<T>(handle: &JoinHandle<T>) -> u32 {
    handle.thread.id as u32
}

/// What a thread is to be like.
#[derive(Default)]
#[must_use = "must eventually spawn the thread"]
pub struct Builder {
    name: Option<String>,
    stack: Option<usize>,
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("name", &self.name)
            .field("stack_size", &self.stack)
            .field("no_hooks", &false)
            .finish()
    }
}

impl Builder {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn name(mut self, name: String) -> Self {
        self.name = Some(name);
        self
    }

    pub fn stack_size(mut self, size: usize) -> Self {
        self.stack = Some(size);
        self
    }

    /// # Errors
    /// When the operating system has no more threads to give.
    #[track_caller]
    pub fn spawn<F, T>(self, function: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        // SAFETY: everything is 'static.
        unsafe { start(self, function, Role::Spawned, Location::caller(), |_| ()) }
    }

    /// # Safety
    /// As for the real one: the thread must have ended before what it borrows is gone.
    ///
    /// # Errors
    /// When the operating system has no more threads to give.
    #[track_caller]
    pub unsafe fn spawn_unchecked<F, T>(self, function: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send,
        T: Send,
    {
        // SAFETY: passed on to the caller.
        unsafe { start(self, function, Role::Spawned, Location::caller(), |_| ()) }
    }

    /// # Errors
    /// When the operating system has no more threads to give.
    #[track_caller]
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        function: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        scope.start(self, function, Location::caller())
    }
}

/// The threads of a scope.
struct Group {
    running: AtomicUsize,
    /// One of them panicked and nobody has taken its payload.
    panicked: AtomicBool,
    last: ::std::sync::Mutex<Option<u32>>,
    /// Whose scope it is.
    main: Thread,
}

/// A scope for threads that borrow.
pub struct Scope<'scope, 'env: 'scope> {
    group: Arc<Group>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

impl<'scope> Scope<'scope, '_> {
    fn start<F, T>(
        &'scope self,
        builder: Builder,
        function: F,
        loc: Loc,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        self.group.running.fetch_add(1, Ordering::SeqCst);
        let group = self.group.clone();
        let at_end = move |panicked: bool| {
            if panicked {
                group.panicked.store(true, Ordering::SeqCst);
            }
            group.running.fetch_sub(1, Ordering::SeqCst);
            lab::changed();
            lab::wake_all(lab::key(&*group));
        };
        // SAFETY: `scope` does not return before all of its threads have run `at_end`, after which they
        // use nothing that is borrowed.
        let started = unsafe { start(builder, function, Role::Spawned, loc, at_end) };
        if started.is_err() {
            self.group.running.fetch_sub(1, Ordering::SeqCst);
        }
        let inner = started?;
        *self
            .group
            .last
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(inner.thread.id as u32);
        Ok(ScopedJoinHandle {
            inner,
            group: self.group.clone(),
            scope: PhantomData,
        })
    }

    /// # Panics
    /// When the operating system has no more threads to give.
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, function: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        self.start(Builder::new(), function, Location::caller())
            .expect("failed to spawn thread")
    }
}

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (running, panicked) = (&self.group.running, &self.group.panicked);
        f.debug_struct("Scope")
            .field("num_running_threads", &running.load(Ordering::SeqCst))
            .field("a_thread_panicked", &panicked.load(Ordering::SeqCst))
            .field("main_thread", &self.group.main)
            .finish_non_exhaustive()
    }
}

/// The right to wait for a scoped thread and take its value.
pub struct ScopedJoinHandle<'scope, T> {
    inner: JoinHandle<T>,
    group: Arc<Group>,
    scope: PhantomData<&'scope ()>,
}

impl<T> ScopedJoinHandle<'_, T> {
    /// # Errors
    /// The payload of the thread's panic.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        let result = self.inner.join();
        if result.is_err() {
            self.group.panicked.store(false, Ordering::SeqCst);
        }
        result
    }

    #[track_caller]
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.inner.is_finished()
    }

    #[must_use]
    pub fn thread(&self) -> &Thread {
        self.inner.thread()
    }
}

impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}

/// # Panics
/// When `function` panics, or a thread did and was not joined.
#[track_caller]
pub fn scope<'env, F, T>(function: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let loc = Location::caller();
    let group = Group {
        running: AtomicUsize::new(0),
        panicked: AtomicBool::new(false),
        last: None.into(),
        main: current(),
    };
    let scope = Scope {
        group: Arc::new(group),
        scope: PhantomData,
        env: PhantomData,
    };
    let result: ::std::result::Result<T, Box<dyn Any + Send>> =
        catch_unwind(AssertUnwindSafe(|| function(&scope)));
    lab::point();
    while scope.group.running.load(Ordering::SeqCst) > 0 {
        let on = *scope
            .group
            .last
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        lab::block(
            lab::key(&*scope.group),
            None,
            Wait {
                class: Class::Join,
                op: "thread::scope",
                loc,
                on,
            },
        );
    }
    match result {
        Err(payload) => resume_unwind(payload),
        Ok(_) if scope.group.panicked.load(Ordering::SeqCst) => panic!("a scoped thread panicked"),
        Ok(value) => value,
    }
}
