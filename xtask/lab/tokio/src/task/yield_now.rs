//! Offering one's place to the other tasks.

use crate::context;
use crate::lab::{self, Class, Loc, Wait, Woken};
use lab_trace::WaitId;
use std::future::{Future, poll_fn};
use std::panic::Location;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::Poll;

/// Offers that are recorded: they tell the futures of one task apart, and a loop of them would fill the record.
const TOLD: u32 = 32;

/// The record of an offer, while nobody has come back from it.
struct Offer(Option<WaitId>, Loc);

impl Offer {
    fn begin(loc: Loc) -> Self {
        static OFFERS: AtomicU32 = AtomicU32::new(0);
        let wait = Wait {
            class: Class::Signal,
            op: "tokio::task::yield_now",
            loc,
            on: None,
        };
        let told = OFFERS.fetch_add(1, Ordering::Relaxed) < TOLD;
        Self(told.then(|| lab::begin_wait(None, wait)), loc)
    }

    fn end(&mut self, how: Woken) {
        if let Some(wait) = self.0.take() {
            lab::end_wait(wait, how, self.1);
        }
    }
}

impl Drop for Offer {
    fn drop(&mut self) {
        self.end(Woken::Dropped);
    }
}

/// Goes on when the scheduler has run what else is ready.
#[track_caller]
pub fn yield_now() -> impl Future<Output = ()> {
    let loc = Location::caller();
    let mut offer: Option<Offer> = None;
    poll_fn(move |cx| {
        if let Some(offer) = &mut offer {
            offer.end(Woken::Done);
            return Poll::Ready(());
        }
        offer = Some(Offer::begin(loc));
        context::note_yield(loc);
        context::defer(cx.waker());
        Poll::Pending
    })
}
