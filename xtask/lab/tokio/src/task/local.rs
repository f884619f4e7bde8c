//! Tasks that stay on one thread: a set is itself a future, and runs its tasks when it is polled.

use super::{Home, Id, JoinHandle, Task, coop, new_task};
use crate::context;
use crate::lab::{self, Loc};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::panic::Location;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// Tasks run in one poll of the set.
const TASKS_PER_TICK: usize = 61;
/// Every so many tasks, those woken from other threads come first.
const REMOTE_FIRST_INTERVAL: u8 = 31;

/// Runs tasks that cannot be sent to other threads.
pub struct LocalSet {
    tick: Cell<u8>,
    local: Arc<Local>,
    stays: PhantomData<*const ()>,
}

/// What a set's tasks know of it.
pub(crate) struct Local {
    owner: usize,
    id: crate::runtime::Id,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    queue: VecDeque<Arc<Task>>,
    /// Woken from other threads.
    remote: VecDeque<Arc<Task>>,
    owned: BTreeMap<Id, Arc<Task>>,
    waker: Option<Waker>,
    closed: bool,
}

thread_local! {
    /// The set that is entered, and whether it has to be woken for a new task, as it is not being polled.
    static CURRENT: RefCell<Option<(Arc<Local>, bool)>> = const { RefCell::new(None) };
}

/// The set is the current one until this is dropped.
pub struct LocalEnterGuard {
    before: Option<(Arc<Local>, bool)>,
    stays: PhantomData<*const ()>,
}

fn enter(local: &Arc<Local>, wake: bool) -> LocalEnterGuard {
    let before = CURRENT
        .try_with(|current| current.borrow_mut().replace((local.clone(), wake)))
        .ok()
        .flatten();
    LocalEnterGuard {
        before,
        stays: PhantomData,
    }
}

impl Drop for LocalEnterGuard {
    fn drop(&mut self) {
        let before = self.before.take();
        let left =
            CURRENT.try_with(|current| std::mem::replace(&mut *current.borrow_mut(), before));
        drop(left);
    }
}

impl fmt::Debug for LocalEnterGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalEnterGuard").finish()
    }
}

/// # Panics
/// Outside of a [`LocalSet`] and of a local runtime, and on another thread of one.
#[track_caller]
pub fn spawn_local<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    let loc = Location::caller();
    if let Ok(handle) = context::current()
        && let Some(owner) = handle.shared.owner()
    {
        if owner != lab::me() {
            panic!(
                "Local tasks can only be spawned on a LocalRuntime from the thread the runtime was created on"
            );
        }
        return handle.shared.spawn_local(future, loc);
    }
    match CURRENT.with(|current| current.borrow().as_ref().map(|(local, _)| local.clone())) {
        Some(local) => local.spawn(future, loc),
        None => panic!(
            "`spawn_local` called from outside of a `task::LocalSet` or `runtime::LocalRuntime`"
        ),
    }
}

impl Local {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn spawn<F>(self: &Arc<Self>, future: F, loc: Loc) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        let id = Id::next();
        let (task, output) = new_task(future, Home::Local(self.clone()), id, loc);
        let handle = JoinHandle::new(task.clone(), output);
        let closed = {
            let mut state = self.lock();
            if !state.closed {
                state.owned.insert(id, task.clone());
            }
            state.closed
        };
        if closed {
            task.shutdown()
        } else {
            self.schedule(task)
        }
        handle
    }

    pub(super) fn schedule(&self, task: Arc<Task>) {
        let polled_now = CURRENT
            .try_with(|current| {
                current
                    .borrow()
                    .as_ref()
                    .is_some_and(|(local, wake)| std::ptr::eq(&**local, self) && !wake)
            })
            .unwrap_or(false);
        let mut state = self.lock();
        if state.closed {
            drop(state);
            return drop(task);
        }
        if lab::me() == self.owner {
            state.queue.push_back(task)
        } else {
            state.remote.push_back(task)
        }
        drop(state);
        if !polled_now {
            self.wake();
        }
    }

    pub(super) fn remove(&self, id: Id) {
        let task = self.lock().owned.remove(&id);
        drop(task);
    }

    fn wake(&self) {
        let waker = self.lock().waker.take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn register(&self, waker: &Waker) {
        let old = self.lock().waker.replace(waker.clone());
        drop(old);
    }
}

impl LocalSet {
    #[must_use]
    pub fn new() -> Self {
        let local = Local {
            owner: lab::me(),
            id: crate::runtime::Id::next(),
            state: Mutex::default(),
        };
        Self {
            tick: Cell::new(0),
            local: Arc::new(local),
            stays: PhantomData,
        }
    }

    #[must_use]
    pub fn enter(&self) -> LocalEnterGuard {
        enter(&self.local, true)
    }

    #[track_caller]
    pub fn spawn_local<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        let handle = self.local.spawn(future, Location::caller());
        // From outside of the set, it has to be told.
        self.local.wake();
        handle
    }

    #[track_caller]
    pub fn block_on<F>(&self, rt: &crate::runtime::Runtime, future: F) -> F::Output
    where
        F: Future,
    {
        rt.block_on(self.run_until(future))
    }

    /// Runs the set's tasks until the future is ready; the others stay where they are.
    pub async fn run_until<F>(&self, future: F) -> F::Output
    where
        F: Future,
    {
        let future = std::pin::pin!(future);
        RunUntil { set: self, future }.await
    }

    #[must_use]
    pub fn id(&self) -> crate::runtime::Id {
        self.local.id
    }

    fn next(&self) -> Option<Arc<Task>> {
        let tick = self.tick.replace(self.tick.get().wrapping_add(1));
        let mut state = self.local.lock();
        if tick.is_multiple_of(REMOTE_FIRST_INTERVAL) {
            state.remote.pop_front().or_else(|| state.queue.pop_front())
        } else {
            state.queue.pop_front().or_else(|| state.remote.pop_front())
        }
    }

    /// Runs what is ready, but not for ever; says whether there may be more.
    fn run(&self) -> bool {
        for _ in 0..TASKS_PER_TICK {
            match self.next() {
                Some(task) => coop::budget(|| task.run()),
                None => return false,
            }
        }
        true
    }
}

impl Future for LocalSet {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let _no_blocking = context::disallow_block_in_place();
        self.local.register(cx.waker());
        let more = {
            let _entered = enter(&self.local, false);
            self.run()
        };
        if more {
            cx.waker().wake_by_ref();
            Poll::Pending
        } else if self.local.lock().owned.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

struct RunUntil<'a, F> {
    set: &'a LocalSet,
    future: Pin<&'a mut F>,
}

impl<F: Future> Future for RunUntil<'_, F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let _entered = enter(&self.set.local, false);
        self.set.local.register(cx.waker());
        let _no_blocking = context::disallow_block_in_place();
        if let Poll::Ready(output) = self.future.as_mut().poll(cx) {
            return Poll::Ready(output);
        }
        if self.set.run() {
            cx.waker().wake_by_ref();
        }
        Poll::Pending
    }
}

impl Default for LocalSet {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for LocalSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalSet").finish()
    }
}

impl Drop for LocalSet {
    fn drop(&mut self) {
        let _entered = enter(&self.local, false);
        let _no_blocking = context::disallow_block_in_place();
        self.local.lock().closed = true;
        loop {
            // Not a `while let`: the lock would be held while the task is dropped.
            let Some((_, task)) = self.local.lock().owned.pop_first() else {
                break;
            };
            task.shutdown();
        }
        let (queue, remote) = {
            let mut state = self.local.lock();
            (
                std::mem::take(&mut state.queue),
                std::mem::take(&mut state.remote),
            )
        };
        drop((queue, remote));
    }
}
