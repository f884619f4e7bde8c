//! The channel with a bound, and its permits.

use super::super::kept::Kept;
use super::super::recorded::{Op, Recorded, ask, block_on, fresh_key, paid};
use super::super::{asks, lab};
use super::error::{SendError, SendTimeoutError, TryRecvError, TrySendError};
use super::{receiver, sender};
use crate::task::coop;
use ::tokio::sync::mpsc as real;
use std::fmt;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// Sends, and waits while the channel is full.
pub struct Sender<T>(Kept<real::Sender<T>>);
/// A sender that does not keep the channel open.
pub struct WeakSender<T>(Kept<real::WeakSender<T>>);
/// Receives.
pub struct Receiver<T>(Kept<real::Receiver<T>>);
/// Room for one message.
pub struct Permit<'a, T>(Kept<real::Permit<'a, T>>);
/// Room for several messages.
pub struct PermitIterator<'a, T>(Kept<real::PermitIterator<'a, T>>);
/// Room for one message, with the sender.
pub struct OwnedPermit<T>(Kept<real::OwnedPermit<T>>);

/// # Panics
/// When `buffer` is 0, or more than a semaphore can count.
#[track_caller]
pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {
    let (sender, receiver) = real::channel(buffer);
    let key = fresh_key();
    (
        Sender(Kept::end(sender, key)),
        Receiver(Kept::end(receiver, key)),
    )
}

receiver!(Receiver, "mpsc::Receiver");
sender!(Sender, WeakSender, "mpsc::Sender", "mpsc::WeakSender");

impl<T> Receiver<T> {
    asks!("mpsc::Receiver": capacity -> usize, max_capacity -> usize);
}

impl<T> Sender<T> {
    asks!("mpsc::Sender": capacity -> usize, max_capacity -> usize);

    #[track_caller]
    fn op(&self, name: &'static str) -> Op {
        Op::channel(name, self.0.key())
    }

    async fn reserved(&self) -> Result<real::Permit<'_, T>, SendError<()>> {
        let permit = self.0.reserve().await?;
        paid().await;
        Ok(permit)
    }

    async fn sent(&self, value: T) -> Result<(), SendError<T>> {
        match self.reserved().await {
            Ok(permit) => {
                permit.send(value);
                Ok(())
            }
            Err(SendError(())) => Err(SendError(value)),
        }
    }

    #[track_caller]
    pub fn send(&self, value: T) -> impl Future<Output = Result<(), SendError<T>>> {
        Recorded::new(self.op("mpsc::Sender::send"), self.sent(value))
    }

    /// # Errors
    /// The message, when there is no receiver.
    ///
    /// # Panics
    /// Within a task.
    #[track_caller]
    pub fn blocking_send(&self, value: T) -> Result<(), SendError<T>> {
        block_on(self.op("mpsc::Sender::blocking_send"), self.sent(value))
    }

    /// # Errors
    /// The message, when the channel is full or there is no receiver.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        self.op("mpsc::Sender::try_send").attempt();
        self.0.try_send(message)?;
        lab::passed(self.0.key());
        Ok(())
    }

    #[track_caller]
    pub fn send_timeout(
        &self,
        value: T,
        timeout: Duration,
    ) -> impl Future<Output = Result<(), SendTimeoutError<T>>> {
        // Made here, so that the timer's place is the learner's.
        let reserved = crate::time::timeout(
            timeout,
            Recorded::new(self.op("mpsc::Sender::send_timeout"), self.reserved()),
        );
        async move {
            match reserved.await {
                Err(_) => Err(SendTimeoutError::Timeout(value)),
                Ok(Err(_)) => Err(SendTimeoutError::Closed(value)),
                Ok(Ok(permit)) => {
                    permit.send(value);
                    Ok(())
                }
            }
        }
    }

    fn room<'a>(&self, permit: real::Permit<'a, T>) -> Permit<'a, T> {
        Permit(Kept::end(permit, self.0.key()))
    }

    fn rooms<'a>(&self, permits: real::PermitIterator<'a, T>) -> PermitIterator<'a, T> {
        PermitIterator(Kept::end(permits, self.0.key()))
    }

    #[track_caller]
    pub fn reserve(&self) -> impl Future<Output = Result<Permit<'_, T>, SendError<()>>> {
        Recorded::new(self.op("mpsc::Sender::reserve"), async {
            Ok(self.room(self.reserved().await?))
        })
    }

    #[track_caller]
    pub fn reserve_many(
        &self,
        n: usize,
    ) -> impl Future<Output = Result<PermitIterator<'_, T>, SendError<()>>> {
        let op = self.op("mpsc::Sender::reserve_many");
        Recorded::new(op, async move {
            let permits = self.0.reserve_many(n).await?;
            paid().await;
            Ok(self.rooms(permits))
        })
    }

    #[track_caller]
    pub fn reserve_owned(self) -> impl Future<Output = Result<OwnedPermit<T>, SendError<()>>> {
        let op = self.op("mpsc::Sender::reserve_owned");
        Recorded::new(op, async move {
            let key = self.0.key();
            let permit = self.0.into_inner().reserve_owned().await?;
            paid().await;
            Ok(OwnedPermit(Kept::end(permit, key)))
        })
    }

    /// # Errors
    /// When the channel is full or there is no receiver.
    #[track_caller]
    pub fn try_reserve(&self) -> Result<Permit<'_, T>, TrySendError<()>> {
        self.op("mpsc::Sender::try_reserve").attempt();
        let permit = self.0.try_reserve()?;
        lab::changed();
        Ok(self.room(permit))
    }

    /// # Errors
    /// When there is not enough room or no receiver.
    #[track_caller]
    pub fn try_reserve_many(&self, n: usize) -> Result<PermitIterator<'_, T>, TrySendError<()>> {
        self.op("mpsc::Sender::try_reserve_many").attempt();
        let permits = self.0.try_reserve_many(n)?;
        lab::changed();
        Ok(self.rooms(permits))
    }

    /// # Errors
    /// The sender, when the channel is full or there is no receiver.
    #[track_caller]
    pub fn try_reserve_owned(self) -> Result<OwnedPermit<T>, TrySendError<Self>> {
        self.op("mpsc::Sender::try_reserve_owned").attempt();
        let key = self.0.key();
        let back = |sender| Self(Kept::end(sender, key));
        match self.0.into_inner().try_reserve_owned() {
            Ok(permit) => {
                lab::changed();
                Ok(OwnedPermit(Kept::end(permit, key)))
            }
            Err(TrySendError::Full(sender)) => Err(TrySendError::Full(back(sender))),
            Err(TrySendError::Closed(sender)) => Err(TrySendError::Closed(back(sender))),
        }
    }
}

impl<T> Permit<'_, T> {
    pub fn send(self, value: T) {
        let key = self.0.key();
        lab::point();
        self.0.into_inner().send(value);
        lab::passed(key);
    }
}

impl<'a, T> Iterator for PermitIterator<'a, T> {
    type Item = Permit<'a, T>;

    fn next(&mut self) -> Option<Self::Item> {
        let key = self.0.key();
        Some(Permit(Kept::end(self.0.next()?, key)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> ExactSizeIterator for PermitIterator<'_, T> {}
impl<T> std::iter::FusedIterator for PermitIterator<'_, T> {}

impl<T> OwnedPermit<T> {
    pub fn send(self, value: T) -> Sender<T> {
        let key = self.0.key();
        lab::point();
        let sender = self.0.into_inner().send(value);
        lab::passed(key);
        Sender(Kept::end(sender, key))
    }

    /// Gives the room back.
    pub fn release(self) -> Sender<T> {
        let key = self.0.key();
        lab::point();
        let sender = self.0.into_inner().release();
        lab::changed();
        Sender(Kept::end(sender, key))
    }

    pub fn same_channel(&self, other: &Self) -> bool {
        self.0.same_channel(&other.0)
    }

    pub fn same_channel_as_sender(&self, sender: &Sender<T>) -> bool {
        self.0.same_channel_as_sender(&sender.0)
    }
}

impl<T> fmt::Debug for Permit<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> fmt::Debug for PermitIterator<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> fmt::Debug for OwnedPermit<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
