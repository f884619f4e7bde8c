//! The sockets of one runtime. As with timers, those who wait for one are woken when a thread that drives the
//! runtime looks.

use super::{Handle, Shared};
use crate::lab::net::{Backlog, Endpoint};
use crate::lab::{self, Class, Loc, Wait, Woken};
use crate::task::coop;
use std::cell::RefCell;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Wake, Waker, ready};
use std::time::Duration;

/// What is waited for.
#[derive(Clone)]
pub(crate) enum Source {
    Read(Arc<Endpoint>),
    Write(Arc<Endpoint>),
    Accept(Arc<Backlog>),
    /// The driver's next look, as for a connection that has just been asked for.
    Look,
}

impl Source {
    fn ready(&self) -> Option<Duration> {
        match self {
            Self::Read(end) => end.readable(),
            Self::Write(end) => end.writable(),
            Self::Accept(backlog) => backlog.acceptable(),
            Self::Look => Some(Duration::ZERO),
        }
    }

    fn watch(&self, bell: Waker) {
        match self {
            Self::Read(end) => end.watch(true, bell),
            Self::Write(end) => end.watch(false, bell),
            Self::Accept(backlog) => backlog.watch(bell),
            Self::Look => (),
        }
    }

    fn connection(&self) -> Option<u32> {
        match self {
            Self::Read(end) | Self::Write(end) => Some(end.connection),
            Self::Accept(_) | Self::Look => None,
        }
    }

    /// Whether others decide when it is ready, so that of several which are so at once any may be first.
    fn is_from_outside(&self) -> bool {
        matches!(self, Self::Read(end) if end.is_to_server())
    }
}

pub(super) struct Io {
    enabled: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    waiting: Vec<Arc<Interest>>,
    shutdown: bool,
}

/// Somebody's waiting for a source.
struct Interest {
    source: Source,
    wakers: Mutex<Vec<Waker>>,
}

impl Interest {
    fn lock(&self) -> MutexGuard<'_, Vec<Waker>> {
        self.wakers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake(&self) {
        let wakers = std::mem::take(&mut *self.lock());
        wakers.into_iter().for_each(Waker::wake);
    }
}

/// Tells a runtime that sleeps that a source has changed.
struct Bell(Weak<Shared>);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        if let Some(shared) = self.0.upgrade() {
            shared.timer_set(lab::now());
        }
    }
}

impl Io {
    pub(super) fn new(enabled: bool) -> Self {
        Self {
            enabled,
            state: Mutex::default(),
        }
    }

    pub(super) fn is_enabled(&self) -> bool {
        self.enabled
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// When the next source is ready, as far as that is known.
    pub(super) fn next(&self) -> Option<Duration> {
        let state = self.lock();
        let times = state.waiting.iter();
        times.filter_map(|interest| interest.source.ready()).min()
    }

    /// Wakes those whose sources are ready.
    pub(super) fn look(&self) {
        let now = lab::now();
        let mut ready = Vec::new();
        self.lock()
            .waiting
            .retain(|interest| match interest.source.ready() {
                Some(at) if at <= now => {
                    ready.push((at, interest.clone()));
                    false
                }
                _ => true,
            });
        ready.sort_by_key(|(at, _)| *at);
        while !ready.is_empty() {
            let first = ready[0].0;
            let outside = |(at, interest): &&(Duration, Arc<Interest>)| {
                *at == first && interest.source.is_from_outside()
            };
            let several = ready.iter().take_while(outside).count();
            let which = if several > 1 { lab::choose(several) } else { 0 };
            ready.remove(which).1.wake();
        }
    }

    pub(super) fn shutdown(&self) {
        let waiting = {
            let mut state = self.lock();
            state.shutdown = true;
            std::mem::take(&mut state.waiting)
        };
        waiting.iter().for_each(|interest| interest.wake());
    }
}

/// A wait in the record, which ends with the future or with the socket, whichever goes first.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<Option<(lab_trace::WaitId, Loc)>>);

impl Waiting {
    fn slot(&self) -> MutexGuard<'_, Option<(lab_trace::WaitId, Loc)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn end(&self, how: Woken) {
        let wait = self.slot().take();
        if let Some((wait, loc)) = wait {
            lab::end_wait(wait, how, loc);
        }
    }
}

thread_local! {
    /// The last wait that began on this thread, for the future that it belongs to.
    static BEGUN: RefCell<Option<Arc<Waiting>>> = const { RefCell::new(None) };
}

/// The wait that began last on this thread.
pub(crate) fn take_begun() -> Option<Arc<Waiting>> {
    BEGUN.with_borrow_mut(Option::take)
}

/// A socket's place in a runtime, for one direction.
pub(crate) struct Registration {
    runtime: Handle,
    interest: Arc<Interest>,
    waiting: Arc<Waiting>,
}

impl Registration {
    /// # Panics
    /// When the runtime was built without sockets.
    #[track_caller]
    pub(crate) fn new(runtime: Handle, source: Source) -> Self {
        assert!(
            runtime.shared.timers.io.enabled,
            "A Tokio 1.x context was found, but IO is disabled. Call `enable_io` on the runtime builder to \
             enable IO."
        );
        Self {
            runtime,
            interest: Arc::new(Interest {
                source,
                wakers: Mutex::default(),
            }),
            waiting: Arc::default(),
        }
    }

    pub(crate) fn runtime(&self) -> &Handle {
        &self.runtime
    }

    fn io(&self) -> &Io {
        &self.runtime.shared.timers.io
    }

    /// Whether it is ready now.
    pub(crate) fn is_ready(&self) -> bool {
        let at = self.interest.source.ready();
        at.is_some_and(|at| at <= lab::now())
    }

    /// Tries; when that would block, the task is woken as soon as it is worth trying again.
    pub(crate) fn poll<T>(
        &self,
        cx: &mut Context<'_>,
        op: &'static str,
        loc: Loc,
        mut attempt: impl FnMut() -> io::Result<T>,
    ) -> Poll<io::Result<T>> {
        let coop = ready!(coop::poll_proceed(cx));
        match attempt() {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => (),
            result => {
                coop.made_progress();
                self.waiting.end(Woken::Done);
                return Poll::Ready(result);
            }
        }
        let source = &self.interest.source;
        let ready = source.ready();
        {
            let mut state = self.io().lock();
            if state.shutdown {
                return Poll::Ready(Err(gone()));
            }
            let known = |other: &Arc<Interest>| Arc::ptr_eq(other, &self.interest);
            if !state.waiting.iter().any(known) {
                state.waiting.push(self.interest.clone());
            }
        }
        let mut wakers = self.interest.lock();
        if !wakers.iter().any(|waker| waker.will_wake(cx.waker())) {
            wakers.push(cx.waker().clone());
        }
        drop(wakers);
        source.watch(Waker::from(Arc::new(Bell(Arc::downgrade(
            &self.runtime.shared,
        )))));
        if let Some(at) = ready {
            self.runtime.shared.timer_set(at);
        }
        let mut slot = self.waiting.slot();
        if slot.is_none() {
            let wait = Wait {
                class: Class::Net,
                op,
                loc,
                on: source.connection(),
            };
            *slot = Some((lab::begin_wait(ready, wait), loc));
        }
        drop(slot);
        BEGUN.set(Some(self.waiting.clone()));
        Poll::Pending
    }
}

fn gone() -> io::Error {
    io::Error::other("A Tokio 1.x context was found, but it is being shutdown.")
}

impl Drop for Registration {
    fn drop(&mut self) {
        let mut state = self.io().lock();
        state
            .waiting
            .retain(|other| !Arc::ptr_eq(other, &self.interest));
        drop(state);
        let wakers = std::mem::take(&mut *self.interest.lock());
        drop(wakers);
        self.waiting.end(Woken::Dropped);
    }
}
