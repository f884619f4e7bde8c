//! One task: its future, its state, and the way from one to the next. Knows who schedules it only as the
//! [`Home`] that it hands itself to.

use super::local::Local;
use super::{Id, JoinError};
use crate::context;
use crate::lab::{self, Finish, Kind, Loc};
use crate::runtime::Shared;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

/// Who runs a task.
pub(crate) enum Home {
    Runtime(Arc<Shared>),
    Local(Arc<Local>),
    /// A thread of the blocking pool, which runs it to its end.
    Blocking,
}

impl Home {
    /// The runtime as the record knows it.
    fn runtime(&self) -> Option<u32> {
        match self {
            Self::Runtime(shared) => Some(shared.id.recorded()),
            Self::Local(_) => context::current_number(),
            Self::Blocking => None,
        }
    }
}

/// A task without its type.
pub(crate) struct Task {
    pub(crate) id: Id,
    /// Its number in the record.
    pub(crate) number: u32,
    /// Where it was spawned.
    pub(crate) loc: Loc,
    home: Home,
    state: Mutex<State>,
}

struct State {
    /// It waits to be run, or was woken while it runs.
    notified: bool,
    running: bool,
    cancelled: bool,
    complete: bool,
    ran: bool,
    join_interest: bool,
    join_waker: Option<Waker>,
    body: Option<Stays>,
}

/// What a task leaves to its `JoinHandle`.
pub(crate) type Output<T> = Arc<Mutex<Option<Result<T, JoinError>>>>;

fn put<T>(output: &Output<T>, result: Result<T, JoinError>) {
    let old = output
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .replace(result);
    drop(old);
}

/// A task's future or closure, and the place for its result.
trait Body {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Finish>;
    fn cancel(&mut self);
    fn discard_output(&mut self);
}

/// A body inside of a task that may be sent. Spawning demands `Send` of it, or else a [`Home::Local`] or a local
/// runtime keeps it on the thread where it was made.
struct Stays(Box<dyn Body>);

// SAFETY: see above; `Task` touches the body only in `run`, `shutdown` and `complete`, which a home calls.
unsafe impl Send for Stays {}

struct Async<F: Future> {
    future: Option<Pin<Box<F>>>,
    id: Id,
    output: Output<F::Output>,
}

impl<F: Future> Body for Async<F> {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Finish> {
        /// The future is dropped where it ends, also by a panic.
        struct DropsFuture<'a, F: Future>(&'a mut Option<Pin<Box<F>>>);
        impl<F: Future> Drop for DropsFuture<'_, F> {
            fn drop(&mut self) {
                *self.0 = None;
            }
        }
        let future = &mut self.future;
        let polled = catch_unwind(AssertUnwindSafe(|| {
            let guard = DropsFuture(future);
            let polled = guard
                .0
                .as_mut()
                .expect("a task that ended is not polled")
                .as_mut()
                .poll(cx);
            if polled.is_pending() {
                std::mem::forget(guard);
            }
            polled
        }));
        match polled {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => {
                put(&self.output, Ok(value));
                Poll::Ready(Finish::Done)
            }
            Err(payload) => {
                put(&self.output, Err(JoinError::panic(self.id, payload)));
                Poll::Ready(Finish::Panicked)
            }
        }
    }

    fn cancel(&mut self) {
        let error = match catch_unwind(AssertUnwindSafe(|| self.future = None)) {
            Ok(()) => JoinError::cancelled(self.id),
            Err(payload) => JoinError::panic(self.id, payload),
        };
        put(&self.output, Err(error));
    }

    fn discard_output(&mut self) {
        let output = self
            .output
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let _ = catch_unwind(AssertUnwindSafe(|| drop(output)));
    }
}

/// A closure as a future that is ready at once.
struct Blocking<F>(Option<F>);

impl<F> Unpin for Blocking<F> {}

impl<F: FnOnce() -> R, R> Future for Blocking<F> {
    type Output = R;
    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<R> {
        let function = self
            .0
            .take()
            .expect("[internal exception] blocking task ran twice.");
        super::coop::stop();
        Poll::Ready(function())
    }
}

/// Records something as done by a task.
pub(crate) fn record(task: u32, loc: Option<Loc>, kind: Kind) {
    let before = lab::set_task(Some(task));
    lab::event(loc, kind);
    lab::set_task(before);
}

/// Makes a task that waits to be run, and says so in the record.
pub(crate) fn new_task<F>(future: F, home: Home, id: Id, loc: Loc) -> (Arc<Task>, Output<F::Output>)
where
    F: Future + 'static,
    F::Output: 'static,
{
    let number = lab::new_task();
    lab::changed();
    let spawned = Kind::TaskSpawned {
        task: number,
        runtime: home.runtime(),
        root: false,
    };
    lab::event(Some(loc), spawned);
    let output: Output<F::Output> = Arc::default();
    let body = Async {
        future: Some(Box::pin(future)),
        id,
        output: output.clone(),
    };
    let state = State {
        notified: true,
        running: false,
        cancelled: false,
        complete: false,
        ran: false,
        join_interest: true,
        join_waker: None,
        body: Some(Stays(Box::new(body))),
    };
    (
        Arc::new(Task {
            id,
            number,
            loc,
            home,
            state: Mutex::new(state),
        }),
        output,
    )
}

pub(crate) fn new_blocking_task<F, R>(function: F, loc: Loc) -> (Arc<Task>, Output<R>)
where
    F: FnOnce() -> R + Send + 'static,
    R: Send + 'static,
{
    new_task(Blocking(Some(function)), Home::Blocking, Id::next(), loc)
}

impl Task {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Polls the task once, after it was scheduled.
    pub(crate) fn run(self: &Arc<Self>) {
        let (mut body, cancelled) = {
            let mut state = self.lock();
            if state.running || state.complete {
                return;
            }
            state.notified = false;
            state.running = true;
            state.ran |= !state.cancelled;
            let Some(body) = state.body.take() else {
                return;
            };
            (body, state.cancelled)
        };
        if cancelled {
            return self.cancel(body);
        }
        let blocking = matches!(self.home, Home::Blocking);
        let waker = Waker::from(self.clone());
        let before = lab::set_task(if blocking { None } else { Some(self.number) });
        if !blocking {
            lab::event(None, Kind::PollBegan);
        }
        let polled = context::with_task(self.id, || body.0.poll(&mut Context::from_waker(&waker)));
        if !blocking {
            lab::event(None, Kind::PollEnded);
        }
        lab::drop_stretch();
        lab::set_task(before);
        match polled {
            Poll::Ready(how) => self.complete(body, how),
            Poll::Pending => {
                let mut state = self.lock();
                if state.cancelled {
                    drop(state);
                    return self.cancel(body);
                }
                state.running = false;
                state.body = Some(body);
                let again = state.notified;
                drop(state);
                if again {
                    self.schedule(true);
                }
            }
        }
    }

    /// Ends the task where it stands, unless it is running: then it ends after its poll.
    pub(crate) fn shutdown(self: &Arc<Self>) {
        let body = {
            let mut state = self.lock();
            state.cancelled = true;
            if state.running || state.complete {
                return;
            }
            state.running = true;
            state.body.take()
        };
        if let Some(body) = body {
            self.cancel(body);
        }
    }

    fn cancel(self: &Arc<Self>, mut body: Stays) {
        let before = lab::set_task(Some(self.number));
        context::with_task(self.id, || body.0.cancel());
        lab::set_task(before);
        let how = if self.lock().ran {
            Finish::Cancelled
        } else {
            Finish::NeverRan
        };
        self.complete(body, how);
    }

    fn complete(self: &Arc<Self>, mut body: Stays, how: Finish) {
        lab::point();
        lab::changed();
        record(self.number, None, Kind::TaskEnded { how });
        let (interest, waker) = {
            let mut state = self.lock();
            state.complete = true;
            state.running = false;
            (state.join_interest, state.join_waker.take())
        };
        if !interest {
            context::with_task(self.id, || body.0.discard_output());
        } else if let Some(waker) = waker {
            let _ = catch_unwind(AssertUnwindSafe(|| waker.wake()));
        }
        drop(body);
        match &self.home {
            Home::Runtime(shared) => {
                // Whoever counts tasks may still see one that was awaited.
                if shared.owned.is_counted() {
                    lab::point();
                }
                shared.owned.remove(self.id);
            }
            Home::Local(local) => local.remove(self.id),
            Home::Blocking => (),
        }
    }

    fn schedule(self: &Arc<Self>, yielded: bool) {
        match &self.home {
            Home::Runtime(shared) => shared.schedule(self.clone(), yielded),
            Home::Local(local) => local.schedule(self.clone()),
            Home::Blocking => (),
        }
    }

    pub(crate) fn abort(self: &Arc<Self>) {
        lab::point();
        let mut state = self.lock();
        if state.complete || state.cancelled {
            return;
        }
        state.cancelled = true;
        let wake = !state.notified && !state.running;
        state.notified = true;
        drop(state);
        lab::changed();
        if wake {
            self.schedule(false);
        }
    }

    pub(crate) fn is_complete(&self) -> bool {
        self.lock().complete
    }

    /// Whether the output is there; if not, the waker is told when it is.
    pub(crate) fn poll_complete(&self, waker: &Waker) -> bool {
        let mut state = self.lock();
        if state.complete {
            return true;
        }
        let known = state
            .join_waker
            .as_ref()
            .is_some_and(|known| known.will_wake(waker));
        let old = if known {
            None
        } else {
            state.join_waker.replace(waker.clone())
        };
        drop(state);
        drop(old);
        false
    }

    /// Nobody will ask for the output any more. Says whether it is there, for the caller to drop.
    pub(crate) fn detach(&self) -> bool {
        let mut state = self.lock();
        state.join_interest = false;
        let (complete, waker) = (state.complete, state.join_waker.take());
        drop(state);
        drop(waker);
        complete
    }
}

impl Wake for Task {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let mut state = self.lock();
        if state.complete || state.notified {
            return;
        }
        state.notified = true;
        let running = state.running;
        drop(state);
        if !running {
            self.schedule(false);
        }
    }
}
