//! A group of tasks, given back in the order in which they ended.

use super::{AbortHandle, Id, JoinError, JoinHandle, LocalSet, coop};
use crate::lab::{self, Class, Loc, Wait, Woken};
use crate::runtime::Handle;
use std::collections::{BTreeMap, VecDeque};
use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker, ready};
use std::{fmt, panic};

/// Tasks whose results all have the same type. Dropping it aborts them.
pub struct JoinSet<T> {
    members: BTreeMap<u64, Member<T>>,
    next: u64,
    ended: Arc<Ended>,
}

struct Member<T> {
    handle: JoinHandle<T>,
    waker: Waker,
}

/// Members that have told of their end, and who waits for the next.
#[derive(Default)]
struct Ended(Mutex<(VecDeque<u64>, Option<Waker>)>);

impl Ended {
    fn lock(&self) -> MutexGuard<'_, (VecDeque<u64>, Option<Waker>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Bell {
    member: u64,
    ended: Arc<Ended>,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        let waker = {
            let mut ended = self.ended.lock();
            ended.0.push_back(self.member);
            ended.1.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> JoinSet<T> {
    #[must_use]
    pub fn new() -> Self {
        Self {
            members: BTreeMap::new(),
            next: 0,
            ended: Arc::default(),
        }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
}

impl<T: 'static> JoinSet<T> {
    #[track_caller]
    pub fn spawn<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send,
    {
        self.insert(crate::spawn(task))
    }

    #[track_caller]
    pub fn spawn_on<F>(&mut self, task: F, handle: &Handle) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send,
    {
        self.insert(handle.spawn(task))
    }

    #[track_caller]
    pub fn spawn_local<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + 'static,
    {
        self.insert(super::spawn_local(task))
    }

    #[track_caller]
    pub fn spawn_local_on<F>(&mut self, task: F, local_set: &LocalSet) -> AbortHandle
    where
        F: Future<Output = T> + 'static,
    {
        self.insert(local_set.spawn_local(task))
    }

    #[track_caller]
    pub fn spawn_blocking<F>(&mut self, f: F) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send,
    {
        self.insert(super::spawn_blocking(f))
    }

    #[track_caller]
    pub fn spawn_blocking_on<F>(&mut self, f: F, handle: &Handle) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send,
    {
        self.insert(handle.spawn_blocking(f))
    }

    fn insert(&mut self, handle: JoinHandle<T>) -> AbortHandle {
        let abort = handle.abort_handle();
        let member = self.next;
        self.next += 1;
        let waker = Waker::from(Arc::new(Bell {
            member,
            ended: self.ended.clone(),
        }));
        handle.set_waker(&waker);
        self.members.insert(member, Member { handle, waker });
        abort
    }

    /// Cancel safe, as the real one is.
    #[track_caller]
    pub fn join_next(&mut self) -> impl Future<Output = Option<Result<T, JoinError>>> {
        Next {
            set: self,
            poll: Self::poll_join_next,
            op: "JoinSet::join_next",
            loc: Location::caller(),
            wait: None,
        }
    }

    #[track_caller]
    pub fn join_next_with_id(
        &mut self,
    ) -> impl Future<Output = Option<Result<(Id, T), JoinError>>> {
        let op = "JoinSet::join_next_with_id";
        Next {
            set: self,
            poll: Self::poll_join_next_with_id,
            op,
            loc: Location::caller(),
            wait: None,
        }
    }

    #[track_caller]
    pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>> {
        Some(self.try_join_next_with_id()?.map(|(_, output)| output))
    }

    #[track_caller]
    pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {
        lab::quiet(
            lab::Quiet::Ask,
            "JoinSet::try_join_next",
            Location::caller(),
        );
        loop {
            let member = self.ended.lock().0.pop_front()?;
            if let Poll::Ready(result) = self.poll_member(member) {
                return Some(result);
            }
        }
    }

    /// Aborts all and waits until they have ended.
    #[track_caller]
    pub fn shutdown(&mut self) -> impl Future<Output = ()> {
        let loc = Location::caller();
        async move {
            self.abort_all();
            let poll = Self::poll_join_next;
            while (Next {
                set: self,
                poll,
                op: "JoinSet::shutdown",
                loc,
                wait: None,
            })
            .await
            .is_some()
            {}
        }
    }

    /// # Panics
    /// When a task panicked or was cancelled.
    #[track_caller]
    pub fn join_all(mut self) -> impl Future<Output = Vec<T>> {
        let loc = Location::caller();
        async move {
            let mut output = Vec::with_capacity(self.len());
            let poll = Self::poll_join_next;
            while let Some(result) = (Next {
                set: &mut self,
                poll,
                op: "JoinSet::join_all",
                loc,
                wait: None,
            })
            .await
            {
                match result {
                    Ok(value) => output.push(value),
                    Err(error) if error.is_panic() => panic::resume_unwind(error.into_panic()),
                    Err(error) => panic!("{error}"),
                }
            }
            output
        }
    }

    pub fn abort_all(&mut self) {
        self.members
            .values()
            .for_each(|member| member.handle.abort());
    }

    /// Lets all of them go on alone.
    pub fn detach_all(&mut self) {
        self.ended.lock().0.clear();
        while let Some((_, member)) = self.members.pop_first() {
            drop(member);
        }
    }

    fn poll_member(&mut self, member: u64) -> Poll<Result<(Id, T), JoinError>> {
        let Some(entry) = self.members.get_mut(&member) else {
            return Poll::Pending;
        };
        let waker = entry.waker.clone();
        let result = ready!(entry.handle.poll_quietly(&waker));
        let id = entry.handle.id();
        self.members.remove(&member);
        Poll::Ready(result.map(|output| (id, output)))
    }

    pub fn poll_join_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, JoinError>>> {
        self.poll_join_next_with_id(cx)
            .map(|result| result.map(|result| result.map(|(_, output)| output)))
    }

    pub fn poll_join_next_with_id(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<(Id, T), JoinError>>> {
        lab::point();
        let (member, old) = {
            let mut ended = self.ended.lock();
            let old = ended.1.replace(cx.waker().clone());
            (ended.0.pop_front(), old)
        };
        drop(old);
        let Some(member) = member else {
            return if self.is_empty() {
                Poll::Ready(None)
            } else {
                Poll::Pending
            };
        };
        let Poll::Ready(coop) = coop::poll_proceed(cx) else {
            self.ended.lock().0.push_back(member);
            return Poll::Pending;
        };
        coop.made_progress();
        match self.poll_member(member) {
            Poll::Ready(result) => Poll::Ready(Some(result)),
            Poll::Pending => {
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

/// Waits for the next member, and records that it does.
struct Next<'a, T, R> {
    set: &'a mut JoinSet<T>,
    poll: fn(&mut JoinSet<T>, &mut Context<'_>) -> Poll<R>,
    op: &'static str,
    loc: Loc,
    wait: Option<lab_trace::WaitId>,
}

impl<T, R> Next<'_, T, R> {
    fn end_wait(&mut self, how: Woken) {
        if let Some(wait) = self.wait.take() {
            lab::end_wait(wait, how, self.loc);
        }
    }
}

impl<T: 'static, R> Future for Next<'_, T, R> {
    type Output = R;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<R> {
        let this = &mut *self;
        let polled = (this.poll)(this.set, cx);
        if polled.is_ready() {
            this.end_wait(Woken::Done);
        } else if this.wait.is_none() {
            // Of several, nobody knows which will be first.
            let only = if this.set.len() == 1 {
                this.set.members.values().next()
            } else {
                None
            };
            let on = only.map(|member| member.handle.number());
            this.wait = Some(lab::begin_wait(
                None,
                Wait {
                    class: Class::TaskJoin,
                    op: this.op,
                    loc: this.loc,
                    on,
                },
            ));
        }
        polled
    }
}

impl<T, R> Drop for Next<'_, T, R> {
    fn drop(&mut self) {
        self.end_wait(Woken::Dropped);
    }
}

impl<T> Drop for JoinSet<T> {
    fn drop(&mut self) {
        while let Some((_, member)) = self.members.pop_first() {
            member.handle.abort();
        }
    }
}

impl<T> fmt::Debug for JoinSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinSet").field("len", &self.len()).finish()
    }
}

impl<T> Default for JoinSet<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, F> FromIterator<F> for JoinSet<T>
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = F>>(tasks: I) -> Self {
        let mut set = Self::new();
        set.extend(tasks);
        set
    }
}

impl<T, F> Extend<F> for JoinSet<T>
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    #[track_caller]
    fn extend<I: IntoIterator<Item = F>>(&mut self, tasks: I) {
        for task in tasks {
            self.spawn(task);
        }
    }
}
