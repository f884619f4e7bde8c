//! `OnceCell`.

use super::recorded::{Op, Waiting, ask, paid};
use super::{asks, lab};
use ::tokio::sync as real;
use real::SetError;
use std::fmt;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};

/// A value that is made once, by whoever comes first.
#[derive(Clone, PartialEq, Eq)]
pub struct OnceCell<T>(real::OnceCell<T>);

impl<T> OnceCell<T> {
    pub fn new() -> Self {
        Self(real::OnceCell::new())
    }

    pub const fn const_new() -> Self {
        Self(real::OnceCell::const_new())
    }

    pub fn new_with(value: Option<T>) -> Self {
        Self(real::OnceCell::new_with(value))
    }

    pub const fn const_new_with(value: T) -> Self {
        Self(real::OnceCell::const_new_with(value))
    }

    asks!("OnceCell": initialized -> bool, get -> Option<&T>);

    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.0.get_mut()
    }

    /// # Errors
    /// The value, when there is one already, or somebody is making one.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), SetError<T>> {
        ask("OnceCell::set");
        self.0.set(value)?;
        lab::changed();
        Ok(())
    }

    #[track_caller]
    pub fn get_or_init<F, Fut>(&self, f: F) -> impl Future<Output = &T>
    where
        F: FnOnce() -> Fut,
        Fut: Future<Output = T>,
    {
        let op = Op::lock("OnceCell::get_or_init", lab::key(self));
        async move {
            let makes = AtomicBool::new(false);
            recorded(op, &makes, self.0.get_or_init(|| made(&makes, f))).await
        }
    }

    #[track_caller]
    pub fn get_or_try_init<E, F, Fut>(&self, f: F) -> impl Future<Output = Result<&T, E>>
    where
        F: FnOnce() -> Fut,
        Fut: Future<Output = Result<T, E>>,
    {
        let op = Op::lock("OnceCell::get_or_try_init", lab::key(self));
        async move {
            let makes = AtomicBool::new(false);
            recorded(op, &makes, self.0.get_or_try_init(|| made(&makes, f))).await
        }
    }

    pub fn into_inner(self) -> Option<T> {
        self.0.into_inner()
    }

    pub fn take(&mut self) -> Option<T> {
        self.0.take()
    }
}

/// Makes the value, and remembers that it is being made here.
async fn made<Fut: Future>(makes: &AtomicBool, f: impl FnOnce() -> Fut) -> Fut::Output {
    paid().await;
    makes.store(true, Ordering::Relaxed);
    f().await
}

/// Waits for the cell are recorded; what the one that makes the value waits for is its own affair.
async fn recorded<F: Future>(op: Op, makes: &AtomicBool, future: F) -> F::Output {
    let mut future = pin!(future);
    // Dropped before the future, so that the point stands before the place in the queue is given up.
    let mut waiting = Waiting::new(op);
    let output = poll_fn(|cx| {
        waiting.poll(
            cx,
            || !makes.load(Ordering::Relaxed),
            |cx| future.as_mut().poll(cx),
        )
    })
    .await;
    if makes.load(Ordering::Relaxed) {
        lab::changed();
    }
    output
}

impl<T> Default for OnceCell<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<T> for OnceCell<T> {
    fn from(value: T) -> Self {
        Self(value.into())
    }
}

impl<T: fmt::Debug> fmt::Debug for OnceCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
