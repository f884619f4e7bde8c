//! Channels for one message.

use super::kept::Kept;
use super::recorded::{Op, Recorded, Waiting, block_on, fresh_key};
use super::{asks, lab};
use crate::task::coop;
use ::tokio::sync::oneshot as real;
use error::{RecvError, TryRecvError};
pub use real::error;
use std::fmt;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The place of an `.await`, if it is the program's and not that of somebody's combinator.
fn in_program(loc: lab::Loc) -> Option<lab::Loc> {
    const FOREIGN: [&str; 3] = ["/rustc/", ".cargo/registry/", "lab/tokio/src/"];
    (!FOREIGN.iter().any(|part| loc.file().contains(part))).then_some(loc)
}

/// Sends the message.
pub struct Sender<T>(Kept<real::Sender<T>>);

/// Waits for the message.
pub struct Receiver<T>(Kept<real::Receiver<T>>, Waiting);

#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let (sender, receiver) = real::channel();
    let op = Op::channel("oneshot::Receiver", fresh_key()).cooperative();
    (
        Sender(Kept::end(sender, op.key)),
        Receiver(Kept::end(receiver, op.key), Waiting::new(op)),
    )
}

impl<T> Sender<T> {
    asks!("oneshot::Sender": is_closed -> bool);

    /// # Errors
    /// The message, when there is no receiver.
    pub fn send(self, t: T) -> Result<(), T> {
        let key = self.0.key();
        lab::point();
        let result = self.0.into_inner().send(t);
        lab::passed(key);
        result
    }

    #[track_caller]
    pub fn closed(&mut self) -> impl Future<Output = ()> {
        let op = Op::channel("oneshot::Sender::closed", self.0.key()).cooperative();
        Recorded::new(op, self.0.closed())
    }

    #[track_caller]
    pub fn poll_closed(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let budget = ready!(coop::poll_proceed(cx));
        Op::channel("oneshot::Sender::poll_closed", self.0.key()).attempt();
        let closed = self.0.poll_closed(cx);
        if closed.is_ready() {
            budget.made_progress();
        }
        closed
    }
}

impl<T> Receiver<T> {
    asks!("oneshot::Receiver": is_terminated -> bool, is_empty -> bool);

    /// Refuses a message; one that was sent can still be received.
    pub fn close(&mut self) {
        lab::point();
        self.0.close();
        lab::changed();
    }

    /// # Errors
    /// When there is no message yet, or will never be one.
    #[track_caller]
    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {
        Op::channel("oneshot::Receiver::try_recv", self.0.key()).attempt();
        let message = self.0.try_recv()?;
        lab::passed(self.0.key());
        Ok(message)
    }

    /// # Errors
    /// When the sender was dropped.
    ///
    /// # Panics
    /// Within a task.
    #[track_caller]
    pub fn blocking_recv(self) -> Result<T, RecvError> {
        let op = Op::channel("oneshot::Receiver::blocking_recv", self.0.key());
        let Self(mut receiver, _waiting) = self;
        block_on(op, &mut *receiver)
    }
}

impl<T> Future for Receiver<T> {
    type Output = Result<T, RecvError>;

    /// The wait's place is that of the `.await`, or that of the channel's making where some library polls.
    #[track_caller]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let caller = Location::caller();
        let Self(receiver, waiting) = &mut *self;
        if let Some(loc) = in_program(caller) {
            waiting.moves_to(loc);
        }
        waiting.poll(cx, || true, |cx| Pin::new(&mut **receiver).poll(cx))
    }
}

impl<T: fmt::Debug> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Debug> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
