//! What the expansion of `select!` uses.

pub use std::future::{Future, IntoFuture, poll_fn};
pub use std::pin::Pin;
pub use std::task::{Context, Poll, ready};

/// The branch to begin with.
#[must_use]
pub fn thread_rng_n(n: u32) -> u32 {
    crate::lab::choose(n as usize) as u32
}

/// Pending when the task has used up its budget: it should yield.
pub fn poll_budget_available(cx: &mut Context<'_>) -> Poll<()> {
    crate::task::coop::poll_budget_available(cx)
}
