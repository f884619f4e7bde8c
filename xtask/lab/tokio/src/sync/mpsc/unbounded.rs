//! The channel without a bound.

use super::super::kept::Kept;
use super::super::recorded::{Op, Recorded, ask, block_on, fresh_key};
use super::super::{asks, lab};
use super::error::{SendError, TryRecvError};
use super::{receiver, sender};
use crate::task::coop;
use ::tokio::sync::mpsc as real;
use std::fmt;
use std::task::{Context, Poll, ready};

/// Sends, and never waits.
pub struct UnboundedSender<T>(Kept<real::UnboundedSender<T>>);
/// A sender that does not keep the channel open.
pub struct WeakUnboundedSender<T>(Kept<real::WeakUnboundedSender<T>>);
/// Receives.
pub struct UnboundedReceiver<T>(Kept<real::UnboundedReceiver<T>>);

pub fn unbounded_channel<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {
    let (sender, receiver) = real::unbounded_channel();
    let key = fresh_key();
    (
        UnboundedSender(Kept::end(sender, key)),
        UnboundedReceiver(Kept::end(receiver, key)),
    )
}

receiver!(UnboundedReceiver, "mpsc::UnboundedReceiver");
sender!(
    UnboundedSender,
    WeakUnboundedSender,
    "mpsc::UnboundedSender",
    "mpsc::WeakUnboundedSender"
);

impl<T> UnboundedSender<T> {
    /// # Errors
    /// The message, when there is no receiver.
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        lab::point();
        self.0.send(message)?;
        lab::passed(self.0.key());
        Ok(())
    }
}
