//! Channels on which every receiver gets every message.

use super::kept::Kept;
use super::recorded::{Op, Recorded, ask, block_on, fresh_key};
use super::{asks, lab};
use ::tokio::sync::broadcast as real;
use error::{RecvError, SendError, TryRecvError};
pub use real::error;
use std::fmt;

/// Sends to all receivers, and never waits.
pub struct Sender<T>(Kept<real::Sender<T>>);
/// A sender that does not keep the channel open.
pub struct WeakSender<T>(Kept<real::WeakSender<T>>);
/// Receives what was sent since it was made.
pub struct Receiver<T>(Kept<real::Receiver<T>>);

/// # Panics
/// When `capacity` is 0, or more than half of what a `usize` can count.
#[track_caller]
pub fn channel<T: Clone>(capacity: usize) -> (Sender<T>, Receiver<T>) {
    let (sender, receiver) = real::channel(capacity);
    let key = fresh_key();
    (
        Sender(Kept::end(sender, key)),
        Receiver(Kept::end(receiver, key)),
    )
}

impl<T> Sender<T> {
    asks!("broadcast::Sender": len -> usize, is_empty -> bool, receiver_count -> usize, strong_count -> usize, weak_count -> usize);

    /// # Panics
    /// When `capacity` is 0, or more than half of what a `usize` can count.
    #[track_caller]
    pub fn new(capacity: usize) -> Self {
        Self(Kept::end(real::Sender::new(capacity), fresh_key()))
    }

    /// # Errors
    /// The message, when there is no receiver.
    pub fn send(&self, value: T) -> Result<usize, SendError<T>> {
        lab::point();
        let receivers = self.0.send(value)?;
        lab::passed(self.0.key());
        Ok(receivers)
    }

    /// A receiver of all that is sent from here on.
    pub fn subscribe(&self) -> Receiver<T> {
        lab::point();
        let receiver = self.0.subscribe();
        lab::changed();
        Receiver(Kept::end(receiver, self.0.key()))
    }

    #[must_use = "Downgrade creates a WeakSender without destroying the original non-weak sender."]
    pub fn downgrade(&self) -> WeakSender<T> {
        WeakSender(Kept::end(self.0.downgrade(), self.0.key()))
    }

    pub fn same_channel(&self, other: &Self) -> bool {
        self.0.same_channel(&other.0)
    }

    #[track_caller]
    pub fn closed(&self) -> impl Future<Output = ()> {
        Recorded::new(
            Op::channel("broadcast::Sender::closed", self.0.key()),
            self.0.closed(),
        )
    }
}

impl<T> WeakSender<T> {
    asks!("broadcast::WeakSender": strong_count -> usize, weak_count -> usize);

    /// A sender, if there still is one.
    #[track_caller]
    #[must_use]
    pub fn upgrade(&self) -> Option<Sender<T>> {
        ask("broadcast::WeakSender::upgrade");
        Some(Sender(Kept::end(self.0.upgrade()?, self.0.key())))
    }
}

impl<T> Receiver<T> {
    asks!("broadcast::Receiver": len -> usize, is_empty -> bool, is_closed -> bool, sender_strong_count -> usize, sender_weak_count -> usize);

    pub fn same_channel(&self, other: &Self) -> bool {
        self.0.same_channel(&other.0)
    }

    #[track_caller]
    fn op(&self, name: &'static str) -> Op {
        Op::channel(name, self.0.key())
    }
}

impl<T: Clone> Receiver<T> {
    /// A receiver of all that is sent from here on.
    pub fn resubscribe(&self) -> Self {
        lab::point();
        let receiver = self.0.resubscribe();
        lab::changed();
        Self(Kept::end(receiver, self.0.key()))
    }

    #[track_caller]
    pub fn recv(&mut self) -> impl Future<Output = Result<T, RecvError>> {
        Recorded::new(
            self.op("broadcast::Receiver::recv").cooperative(),
            self.0.recv(),
        )
    }

    /// # Errors
    /// When there is no message, will never be one, or some were missed.
    #[track_caller]
    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {
        self.op("broadcast::Receiver::try_recv").attempt();
        let result = self.0.try_recv();
        if !matches!(result, Err(TryRecvError::Empty | TryRecvError::Closed)) {
            lab::passed(self.0.key());
        }
        result
    }

    /// # Errors
    /// When there will never be a message, or some were missed.
    ///
    /// # Panics
    /// Within a task.
    #[track_caller]
    pub fn blocking_recv(&mut self) -> Result<T, RecvError> {
        block_on(self.op("broadcast::Receiver::blocking_recv"), self.0.recv())
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        Self(Kept::end((*self.0).clone(), self.0.key()))
    }
}

impl<T> Clone for WeakSender<T> {
    fn clone(&self) -> Self {
        Self(Kept::end((*self.0).clone(), self.0.key()))
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> fmt::Debug for WeakSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
