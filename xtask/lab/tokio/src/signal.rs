//! `tokio::signal`: Ctrl-C, when the schedule's plan has it pressed. Other signals never come.

use crate::context;
use crate::lab::{self, Class, Loc, Wait, Woken};
use crate::task::coop;
use std::future::Future;
use std::io;
use std::panic::Location;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker, ready};

static PRESSED: Mutex<Pressed> = Mutex::new(Pressed {
    times: 0,
    waiting: Vec::new(),
});

struct Pressed {
    times: u64,
    waiting: Vec<Waker>,
}

fn pressed() -> MutexGuard<'static, Pressed> {
    PRESSED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells all who wait for it, in any order: the real ones are told apart by chance.
fn ring() {
    let mut waiting = {
        let mut pressed = pressed();
        pressed.times += 1;
        std::mem::take(&mut pressed.waiting)
    };
    while !waiting.is_empty() {
        waiting.remove(lab::choose(waiting.len())).wake();
    }
}

/// One who listens.
struct Listener {
    /// How many times it had been pressed when this one began, or heard it last. None for a signal that does
    /// not come.
    seen: Option<u64>,
    op: &'static str,
    wait: Option<(lab_trace::WaitId, Loc)>,
}

impl Listener {
    /// # Panics
    /// Outside of a runtime, and in one that was built without sockets.
    #[track_caller]
    fn new(comes: bool, op: &'static str, loc: Loc) -> Self {
        context::expect_current().shared.timers.expect_signals();
        if comes {
            lab::ctrl_c::listen(loc, ring);
        }
        Self {
            seen: comes.then(|| pressed().times),
            op,
            wait: None,
        }
    }

    fn poll(&mut self, cx: &mut Context<'_>, loc: Loc) -> Poll<()> {
        let coop = ready!(coop::poll_proceed(cx));
        let mut pressed = pressed();
        if self.seen.is_some_and(|seen| pressed.times > seen) {
            self.seen = Some(pressed.times);
            drop(pressed);
            coop.made_progress();
            self.end_wait(Woken::Done);
            return Poll::Ready(());
        }
        let known = |waker: &Waker| waker.will_wake(cx.waker());
        if self.seen.is_some() && !pressed.waiting.iter().any(known) {
            pressed.waiting.push(cx.waker().clone());
        }
        drop(pressed);
        if self.wait.is_none() {
            let wait = Wait {
                class: Class::Signal,
                op: self.op,
                loc,
                on: None,
            };
            self.wait = Some((lab::begin_wait(None, wait), loc));
        }
        Poll::Pending
    }

    fn end_wait(&mut self, how: Woken) {
        if let Some((wait, loc)) = self.wait.take() {
            lab::end_wait(wait, how, loc);
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.end_wait(Woken::Dropped);
    }
}

/// Listens from its first poll on.
///
/// # Errors
/// Never in the lab.
///
/// # Panics
/// Outside of a runtime, and in one that was built without sockets.
#[track_caller]
pub fn ctrl_c() -> impl Future<Output = io::Result<()>> + Send + Sync {
    let loc = Location::caller();
    async move {
        let mut listener = Listener::new(true, "tokio::signal::ctrl_c", loc);
        Hear(&mut listener, loc).await;
        Ok(())
    }
}

/// The next time that a listener hears something.
struct Hear<'a>(&'a mut Listener, Loc);

impl Future for Hear<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let loc = self.1;
        self.0.poll(cx, loc)
    }
}

impl Drop for Hear<'_> {
    fn drop(&mut self) {
        self.0.end_wait(Woken::Dropped);
    }
}

/// `tokio::signal::unix`: the same for signals by their names.
#[cfg(unix)]
pub mod unix {
    use super::{Context, Future, Hear, Listener, Loc, Location, Poll, context, io};
    use std::os::raw::c_int;

    /// Which signal.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct SignalKind(c_int);

    impl SignalKind {
        #[must_use]
        pub const fn from_raw(signal: c_int) -> Self {
            Self(signal)
        }
        #[must_use]
        pub const fn as_raw_value(&self) -> c_int {
            self.0
        }
    }

    /// By their names, with the numbers that the system gives them.
    macro_rules! kinds {
        ($($name:ident $signal:ident)*) => {
            impl SignalKind { $(
                #[must_use]
                pub const fn $name() -> Self {
                    Self(libc::$signal)
                }
            )* }
        };
    }
    kinds! {
        alarm SIGALRM
        child SIGCHLD
        hangup SIGHUP
        interrupt SIGINT
        io SIGIO
        pipe SIGPIPE
        quit SIGQUIT
        terminate SIGTERM
        user_defined1 SIGUSR1
        user_defined2 SIGUSR2
        window_change SIGWINCH
    }

    impl From<c_int> for SignalKind {
        fn from(signal: c_int) -> Self {
            Self(signal)
        }
    }

    impl From<SignalKind> for c_int {
        fn from(kind: SignalKind) -> Self {
            kind.0
        }
    }

    /// Listens to a signal.
    pub struct Signal(Listener);

    /// # Errors
    /// When nobody can listen to that one.
    ///
    /// # Panics
    /// Outside of a runtime, and in one that was built without sockets.
    #[track_caller]
    pub fn signal(kind: SignalKind) -> io::Result<Signal> {
        const REFUSED: [c_int; 5] = [
            libc::SIGKILL,
            libc::SIGSTOP,
            libc::SIGILL,
            libc::SIGFPE,
            libc::SIGSEGV,
        ];
        let number = kind.0;
        context::expect_current();
        if number <= 0 || REFUSED.contains(&number) {
            return Err(io::Error::other(format!(
                "Refusing to register signal {number}"
            )));
        }
        let comes = kind == SignalKind::interrupt();
        let op = "tokio::signal::unix::Signal::recv";
        Ok(Signal(Listener::new(comes, op, Location::caller())))
    }

    impl Signal {
        #[track_caller]
        pub fn recv(&mut self) -> impl Future<Output = Option<()>> + Send + Sync {
            let loc: Loc = Location::caller();
            async move {
                Hear(&mut self.0, loc).await;
                Some(())
            }
        }

        #[track_caller]
        pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<()>> {
            self.0.poll(cx, Location::caller()).map(Some)
        }
    }

    impl std::fmt::Debug for Signal {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Signal").finish_non_exhaustive()
        }
    }
}
