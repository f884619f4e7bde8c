//! How an operation meets the lab: what it is called, where it stands, and how its waits are recorded,
//! of tasks ([`Recorded`]) and of threads ([`block_on`]).

use super::lab::{self, Class, Key, Kind, Loc, Quiet, Wait, Woken};
use crate::task::coop;
use lab_trace::WaitId;
use std::future::{Future, poll_fn};
use std::panic::Location;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker, ready};

/// An operation in the learner's program.
#[derive(Clone, Copy, Debug)]
pub(super) struct Op {
    class: Class,
    /// As the documentation spells it.
    pub(super) name: &'static str,
    pub(super) loc: Loc,
    pub(super) key: Key,
    /// Whether others could tell that it was done.
    changes: bool,
    /// Whether it counts against the task's budget before it is tried.
    cooperative: bool,
}

impl Op {
    /// Takes a lock. This alone changes nothing: what counts is what is done under it.
    #[track_caller]
    pub(super) fn lock(name: &'static str, key: Key) -> Self {
        Self {
            class: Class::Lock,
            name,
            loc: Location::caller(),
            key,
            changes: false,
            cooperative: false,
        }
    }

    /// Takes a permit.
    #[track_caller]
    pub(super) fn permit(name: &'static str, key: Key) -> Self {
        Self {
            class: Class::Lock,
            name,
            loc: Location::caller(),
            key,
            changes: true,
            cooperative: false,
        }
    }

    /// Sends or receives.
    #[track_caller]
    pub(super) fn channel(name: &'static str, key: Key) -> Self {
        Self {
            class: Class::Channel,
            name,
            loc: Location::caller(),
            key,
            changes: true,
            cooperative: false,
        }
    }

    /// Waits for others to say something.
    #[track_caller]
    pub(super) fn signal(name: &'static str, key: Key) -> Self {
        Self {
            class: Class::Signal,
            name,
            loc: Location::caller(),
            key,
            changes: true,
            cooperative: false,
        }
    }

    /// Counts against the task's budget, as what receives does.
    pub(super) fn cooperative(mut self) -> Self {
        self.cooperative = true;
        self
    }

    fn wait(self) -> Wait {
        Wait {
            class: self.class,
            op: self.name,
            loc: self.loc,
            on: Some(lab::object(self.key)),
        }
    }

    /// The scheduling point before a try.
    pub(super) fn attempt(self) {
        lab::quiet(Quiet::Ask, self.name, self.loc);
    }

    /// The try of a lock found it taken.
    pub(super) fn refused(self) {
        lab::refused(self.key, self.name, self.loc);
    }

    /// It was done.
    fn done(self) {
        match self.class {
            Class::Channel | Class::Signal => lab::passed(self.key),
            _ if self.changes => lab::changed(),
            _ => (),
        }
    }

    /// Waits, as a thread, until the key of the operation is woken.
    pub(super) fn block(self) {
        lab::block(
            self.key,
            None,
            Wait {
                class: Class::Lock,
                ..self.wait()
            },
        );
    }
}

/// A key for what has no address of its own, such as a channel. Never freed, so that it stays the only one.
pub(super) fn fresh_key() -> Key {
    lab::key(Box::leak(Box::new(0_u8)))
}

/// The scheduling point before a question.
#[track_caller]
pub(super) fn ask(name: &'static str) {
    lab::quiet(Quiet::Ask, name, Location::caller());
}

/// The wait of a future, from its first `Pending` to its end.
#[derive(Debug)]
pub(super) struct Waiting {
    op: Op,
    wait: Option<WaitId>,
    polled: bool,
}

impl Waiting {
    pub(super) fn new(op: Op) -> Self {
        Self {
            op,
            wait: None,
            polled: false,
        }
    }

    /// Where the wait is, from the next poll on.
    pub(super) fn moves_to(&mut self, loc: Loc) {
        if self.wait.is_none() {
            self.op.loc = loc;
        }
    }

    /// Polls with a scheduling point before it. `waits` says whether a `Pending` is a wait for the
    /// operation's object, and not for something of the program's own inside of it.
    pub(super) fn poll<T>(
        &mut self,
        cx: &mut Context<'_>,
        waits: impl Fn() -> bool,
        poll: impl FnOnce(&mut Context<'_>) -> Poll<T>,
    ) -> Poll<T> {
        self.polled = true;
        let budget = if self.op.cooperative {
            Some(ready!(coop::poll_proceed(cx)))
        } else {
            None
        };
        // Every poll looks whether the time has come, and so others may be quicker each time. It changes
        // nothing as long as it has not.
        lab::quiet(Quiet::Read, self.op.name, self.op.loc);
        let result = poll(cx);
        match (&result, self.wait) {
            (Poll::Pending, None) if waits() => {
                self.wait = Some(lab::begin_wait(None, self.op.wait()))
            }
            (Poll::Pending, Some(_)) if !waits() => self.end(Woken::Done),
            (Poll::Ready(_), _) => {
                self.end(Woken::Done);
                if let Some(budget) = budget {
                    budget.made_progress();
                }
                self.op.done();
            }
            _ => (),
        }
        result
    }

    fn end(&mut self, how: Woken) {
        if let Some(wait) = self.wait.take() {
            lab::end_wait(wait, how, self.op.loc);
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        // A lock or permit that was never asked for guards nothing. What sends or receives is often made for
        // a `select!` that has no need of it.
        if !self.polled && self.op.class == Class::Lock {
            let op = self.op.name.into();
            lab::event(Some(self.op.loc), Kind::NeverPolled { op });
        }
        if self.wait.is_some() {
            // A place in a queue is given up: others may move ahead.
            lab::point();
            self.end(Woken::Dropped);
        }
    }
}

/// A future whose waits are recorded. It is `Unpin`, `Send` and `Sync` as the real one is.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub(super) struct Recorded<F> {
    // First, since fields are dropped in order: the point stands before the real future's drop.
    waiting: Waiting,
    future: F,
}

impl<F> Recorded<F> {
    pub(super) fn new(op: Op, future: F) -> Self {
        Self {
            waiting: Waiting::new(op),
            future,
        }
    }

    pub(super) fn inner(self: Pin<&mut Self>) -> Pin<&mut F> {
        // SAFETY: `future` is pinned when `self` is: it is never moved out, `Recorded` has no `Drop`, and
        // it is `Unpin` only if `F` is.
        unsafe { self.map_unchecked_mut(|this| &mut this.future) }
    }
}

impl<F: Future> Future for Recorded<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: nothing is moved out of `this`; `future` is pinned as said above.
        let (waiting, future) = unsafe {
            let this = self.get_unchecked_mut();
            (&mut this.waiting, Pin::new_unchecked(&mut this.future))
        };
        waiting.poll(cx, || true, |cx| future.poll(cx))
    }
}

/// What is taken from the task's budget for a lock or a permit. In tokio it comes after these are taken, so
/// that a task without a budget yields with the lock in its hands.
pub(super) async fn paid() {
    poll_fn(coop::poll_proceed).await.made_progress();
}

/// Wakes a thread that waits for a future.
#[derive(Default)]
struct Alarm {
    rung: AtomicBool,
}

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.rung.store(true, Ordering::SeqCst);
        lab::wake_all(lab::key(&**self));
    }
}

/// Waits for a future on a thread, where tokio would park the real one.
#[track_caller]
pub(super) fn block_on<F: Future>(op: Op, future: F) -> F::Output {
    assert!(
        lab::task().is_none(),
        "Cannot block the current thread from within a runtime. This happens because a function attempted to \
         block the current thread while the thread is being used to drive asynchronous tasks."
    );
    let alarm = Arc::new(Alarm::default());
    let waker = Waker::from(alarm.clone());
    let mut future = pin!(future);
    loop {
        lab::quiet(Quiet::Read, op.name, op.loc);
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            op.done();
            return output;
        }
        while !alarm.rung.swap(false, Ordering::SeqCst) {
            lab::block(lab::key(&*alarm), None, op.wait());
        }
    }
}
