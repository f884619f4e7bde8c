//! Offering one's place to the other tasks.

use crate::context;
use std::future::{Future, poll_fn};
use std::panic::Location;
use std::task::Poll;

/// Goes on when the scheduler has run what else is ready.
#[track_caller]
pub fn yield_now() -> impl Future<Output = ()> {
    let loc = Location::caller();
    let mut yielded = false;
    poll_fn(move |cx| {
        if yielded {
            return Poll::Ready(());
        }
        yielded = true;
        context::note_yield(loc);
        context::defer(cx.waker());
        Poll::Pending
    })
}
