//! What a thread knows of tokio: the current runtime, whether it drives one, and which task it polls.
//! Decides nothing; the rules for entering and leaving are here, since their panics are part of the API.

use crate::lab::Loc;
use crate::runtime::{Driving, Handle, TryCurrentError};
use crate::task::Id;
use crate::task::coop::Budget;
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::rc::Rc;
use std::task::Waker;

/// Whether the thread is inside of `block_on` or a worker.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Entered {
    No,
    Yes { may_block_in_place: bool },
}

struct Context {
    current: RefCell<Option<Handle>>,
    depth: Cell<usize>,
    entered: Cell<Entered>,
    driving: RefCell<Option<Rc<Driving>>>,
    task: Cell<Option<Id>>,
    budget: Cell<Budget>,
    /// Where the last `yield_now` was called; names a busy wait.
    yielded: Cell<Option<Loc>>,
}

thread_local! {
    static CONTEXT: Context = const {
        Context {
            current: RefCell::new(None),
            depth: Cell::new(0),
            entered: Cell::new(Entered::No),
            driving: RefCell::new(None),
            task: Cell::new(None),
            budget: Cell::new(Budget::unconstrained()),
            yielded: Cell::new(None),
        }
    };
}

/// Puts a cell of the context back.
struct Reset<T: Copy + 'static>(fn(&Context) -> &Cell<T>, T);

impl<T: Copy + 'static> Drop for Reset<T> {
    fn drop(&mut self) {
        let _ = CONTEXT.try_with(|context| (self.0)(context).set(self.1));
    }
}

fn replace<T: Copy + 'static>(cell: fn(&Context) -> &Cell<T>, value: T) -> Option<Reset<T>> {
    CONTEXT
        .try_with(|context| Reset(cell, cell(context).replace(value)))
        .ok()
}

pub(crate) fn current() -> Result<Handle, TryCurrentError> {
    match CONTEXT.try_with(|context| context.current.borrow().clone()) {
        Ok(Some(handle)) => Ok(handle),
        Ok(None) => Err(TryCurrentError::NO_CONTEXT),
        Err(_) => Err(TryCurrentError::DESTROYED),
    }
}

/// The current runtime as the record knows it.
pub(crate) fn current_number() -> Option<u32> {
    current().ok().map(|handle| handle.id().recorded())
}

#[track_caller]
pub(crate) fn expect_current() -> Handle {
    match current() {
        Ok(handle) => handle,
        Err(error) => panic!("{error}"),
    }
}

/// The current runtime is another one until this is dropped.
#[derive(Debug)]
pub(crate) struct SetCurrent {
    previous: Option<Handle>,
    depth: usize,
    stays: PhantomData<std::sync::MutexGuard<'static, ()>>,
}

pub(crate) fn set_current(handle: &Handle) -> SetCurrent {
    CONTEXT.with(|context| {
        let previous = context.current.borrow_mut().replace(handle.clone());
        let depth = context.depth.get() + 1;
        context.depth.set(depth);
        SetCurrent {
            previous,
            depth,
            stays: PhantomData,
        }
    })
}

impl Drop for SetCurrent {
    fn drop(&mut self) {
        CONTEXT.with(|context| {
            if context.depth.get() != self.depth {
                if std::thread::panicking() {
                    return;
                }
                panic!(
                    "`EnterGuard` values dropped out of order. Guards returned by `tokio::runtime::Handle::enter()` \
                     must be dropped in the reverse order as they were acquired."
                );
            }
            let mine = std::mem::replace(&mut *context.current.borrow_mut(), self.previous.take());
            context.depth.set(self.depth - 1);
            // The last handle may drop a runtime's state, whose destructors look at the context.
            drop(mine);
        });
    }
}

pub(crate) fn entered() -> Entered {
    CONTEXT
        .try_with(|context| context.entered.get())
        .unwrap_or(Entered::No)
}

/// Runs `f` as the one thing that drives futures on this thread.
#[track_caller]
pub(crate) fn enter_runtime<R>(
    handle: &Handle,
    may_block_in_place: bool,
    f: impl FnOnce() -> R,
) -> R {
    if entered() != Entered::No {
        panic!(
            "Cannot start a runtime from within a runtime. This happens because a function (like `block_on`) \
             attempted to block the current thread while the thread is being used to drive asynchronous tasks. \
             If you are in an async function, use `.await` on the future instead of blocking on it."
        );
    }
    let _entered = replace(
        |context| &context.entered,
        Entered::Yes { may_block_in_place },
    );
    let _current = set_current(handle);
    f()
}

/// Runs `f` as if the thread drove nothing.
pub(crate) fn exit_runtime<R>(f: impl FnOnce() -> R) -> R {
    let _entered = replace(|context| &context.entered, Entered::No);
    f()
}

/// Until the result is dropped, `block_in_place` is an error on this thread.
pub(crate) fn disallow_block_in_place() -> impl Drop {
    let now = match entered() {
        Entered::Yes { .. } => Entered::Yes {
            may_block_in_place: false,
        },
        Entered::No => Entered::No,
    };
    struct Guard(Option<Reset<Entered>>);
    impl Drop for Guard {
        fn drop(&mut self) {
            self.0.take();
        }
    }
    Guard(replace(|context| &context.entered, now))
}

/// Runs `f` with the scheduler that this thread works for.
pub(crate) fn drive<R>(driving: &Rc<Driving>, f: impl FnOnce() -> R) -> R {
    struct Back(Option<Rc<Driving>>);
    impl Drop for Back {
        fn drop(&mut self) {
            CONTEXT.with(|context| *context.driving.borrow_mut() = self.0.take());
        }
    }
    let _back = Back(CONTEXT.with(|context| context.driving.borrow_mut().replace(driving.clone())));
    f()
}

/// The scheduler that this thread works for, even while `block_in_place` has left it.
pub(crate) fn driving_at_all() -> Option<Rc<Driving>> {
    CONTEXT
        .try_with(|context| context.driving.borrow().clone())
        .ok()
        .flatten()
}

/// The scheduler that this thread works for.
pub(crate) fn driving() -> Option<Rc<Driving>> {
    if entered() == Entered::No {
        None
    } else {
        driving_at_all()
    }
}

/// Wakes the waker when the scheduler has run out of other things to do; at once outside of one.
pub(crate) fn defer(waker: &Waker) {
    match driving() {
        Some(driving) => driving.defer(waker),
        None => waker.wake_by_ref(),
    }
}

pub(crate) fn with_task<R>(id: Id, f: impl FnOnce() -> R) -> R {
    let _task = replace(|context| &context.task, Some(id));
    f()
}

pub(crate) fn task() -> Option<Id> {
    CONTEXT
        .try_with(|context| context.task.get())
        .ok()
        .flatten()
}

pub(crate) fn budget() -> Budget {
    CONTEXT
        .try_with(|context| context.budget.get())
        .unwrap_or(Budget::unconstrained())
}

pub(crate) fn set_budget(budget: Budget) {
    let _ = CONTEXT.try_with(|context| context.budget.set(budget));
}

pub(crate) fn with_budget<R>(budget: Budget, f: impl FnOnce() -> R) -> R {
    let _budget = replace(|context| &context.budget, budget);
    f()
}

pub(crate) fn note_yield(loc: Loc) {
    let _ = CONTEXT.try_with(|context| context.yielded.set(Some(loc)));
}

pub(crate) fn take_yield() -> Option<Loc> {
    CONTEXT
        .try_with(|context| context.yielded.take())
        .ok()
        .flatten()
}
