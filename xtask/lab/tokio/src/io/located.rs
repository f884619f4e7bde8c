//! A future of the program's, and the line that made it.

use crate::lab::{Loc, Woken, net};
use crate::runtime::{Waiting, take_begun};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// Sockets used within are used by this line, and a wait for one ends with this future.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Located<F> {
    inner: F,
    loc: Loc,
    waiting: Option<Arc<Waiting>>,
}

impl<F> Located<F> {
    pub(crate) fn new(loc: Loc, inner: F) -> Self {
        Self {
            inner,
            loc,
            waiting: None,
        }
    }
}

impl<F: Future> Future for Located<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: `inner` is pinned with the whole; the other fields are never pinned.
        let (inner, loc, waiting) = unsafe {
            let this = self.get_unchecked_mut();
            (
                Pin::new_unchecked(&mut this.inner),
                this.loc,
                &mut this.waiting,
            )
        };
        take_begun();
        let polled = net::at_place(loc, || inner.poll(cx));
        let begun = take_begun();
        match polled {
            Poll::Ready(_) => *waiting = None,
            Poll::Pending => *waiting = begun.or(waiting.take()),
        }
        polled
    }
}

impl<F> Drop for Located<F> {
    fn drop(&mut self) {
        if let Some(waiting) = &self.waiting {
            waiting.end(Woken::Dropped);
        }
    }
}

impl<F> std::fmt::Debug for Located<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Located").finish_non_exhaustive()
    }
}
