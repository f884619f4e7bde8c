//! Budgets that make tasks yield now and then. What is awaited counts down; at zero it is pending once,
//! until the scheduler has run the others.

use crate::context;
use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// Operations left before the task should yield; `None` for as many as it likes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget(Option<u8>);

impl Budget {
    pub(crate) const fn initial() -> Self {
        Self(Some(128))
    }

    pub(crate) const fn unconstrained() -> Self {
        Self(None)
    }
}

/// Runs `f` with a fresh budget.
pub(crate) fn budget<R>(f: impl FnOnce() -> R) -> R {
    context::with_budget(Budget::initial(), f)
}

pub(crate) fn with_unconstrained<R>(f: impl FnOnce() -> R) -> R {
    context::with_budget(Budget::unconstrained(), f)
}

/// Lifts the limit; gives back what was left.
pub(crate) fn stop() -> Budget {
    let left = context::budget();
    context::set_budget(Budget::unconstrained());
    left
}

#[must_use]
pub fn has_budget_remaining() -> bool {
    context::budget().0.is_none_or(|left| left > 0)
}

/// Gives the unit back when dropped, unless progress was made.
#[derive(Debug)]
#[must_use]
pub struct RestoreOnPending(Cell<Budget>, PhantomData<*mut ()>);

impl RestoreOnPending {
    pub fn made_progress(&self) {
        self.0.set(Budget::unconstrained());
    }
}

impl Drop for RestoreOnPending {
    fn drop(&mut self) {
        let before = self.0.get();
        if before.0.is_some() {
            context::set_budget(before);
        }
    }
}

/// Takes one unit of the budget.
pub fn poll_proceed(cx: &mut Context<'_>) -> Poll<RestoreOnPending> {
    let before = context::budget();
    match before.0 {
        Some(0) => {
            context::defer(cx.waker());
            Poll::Pending
        }
        Some(left) => {
            context::set_budget(Budget(Some(left - 1)));
            Poll::Ready(RestoreOnPending(Cell::new(before), PhantomData))
        }
        None => Poll::Ready(RestoreOnPending(Cell::new(before), PhantomData)),
    }
}

pub(crate) fn poll_budget_available(cx: &mut Context<'_>) -> Poll<()> {
    if has_budget_remaining() {
        return Poll::Ready(());
    }
    context::defer(cx.waker());
    Poll::Pending
}

/// Takes one unit of the budget, and yields when there is none.
pub async fn consume_budget() {
    let mut status = Poll::Pending;
    poll_fn(move |cx| {
        if status.is_ready() {
            return status;
        }
        status = poll_proceed(cx).map(|restore| restore.made_progress());
        status
    })
    .await;
}

/// A future that takes part in the budget.
#[must_use = "futures do nothing unless polled"]
#[derive(Debug)]
pub struct Coop<F: Future> {
    future: F,
}

impl<F: Future> Future for Coop<F> {
    type Output = F::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let coop = ready!(poll_proceed(cx));
        // SAFETY: the only field is pinned with the whole.
        let future = unsafe { self.map_unchecked_mut(|this| &mut this.future) };
        let polled = future.poll(cx);
        if polled.is_ready() {
            coop.made_progress();
        }
        polled
    }
}

pub fn cooperative<F: Future>(future: F) -> Coop<F> {
    Coop { future }
}

/// A future without a budget.
#[must_use = "Unconstrained does nothing unless polled"]
#[derive(Debug)]
pub struct Unconstrained<F> {
    inner: F,
}

impl<F: Future> Future for Unconstrained<F> {
    type Output = F::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: the only field is pinned with the whole.
        let inner = unsafe { self.map_unchecked_mut(|this| &mut this.inner) };
        with_unconstrained(|| inner.poll(cx))
    }
}

pub fn unconstrained<F>(inner: F) -> Unconstrained<F> {
    Unconstrained { inner }
}
