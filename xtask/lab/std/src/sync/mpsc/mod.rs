//! `std::sync::mpsc`: the two kinds of senders, the receiver and its iterators. What a channel holds and
//! who waits for it is in `queue`; the error types are the real ones.

mod queue;

use self::queue::Channel;
use super::deadline;
use crate::__lab::Loc;
use ::std::fmt;
use ::std::marker::PhantomData;
use ::std::panic::Location;
use ::std::panic::{RefUnwindSafe, UnwindSafe};
use ::std::sync::Arc;
pub use ::std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};
use ::std::time::Duration;

/// A channel that takes any number of messages.
#[must_use]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let channel = Arc::new(Channel::new(None));
    (
        Sender {
            channel: channel.clone(),
        },
        Receiver::new(channel),
    )
}

/// A channel that holds `bound` messages; with none, each message is handed over in person.
#[must_use]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = Arc::new(Channel::new(Some(bound)));
    (
        SyncSender {
            channel: channel.clone(),
        },
        Receiver::new(channel),
    )
}

/// The sending side of [`channel`].
pub struct Sender<T> {
    channel: Arc<Channel<T>>,
}

impl<T> Sender<T> {
    /// # Errors
    /// When the receiver is gone; the message comes back.
    #[track_caller]
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        self.channel.send(t, "Sender::send", Location::caller())
    }
}

/// The sending side of [`sync_channel`].
pub struct SyncSender<T> {
    channel: Arc<Channel<T>>,
}

impl<T> SyncSender<T> {
    /// # Errors
    /// When the receiver is gone; the message comes back.
    #[track_caller]
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        self.channel.send(t, "SyncSender::send", Location::caller())
    }

    /// # Errors
    /// When there is no room, or the receiver is gone; the message comes back.
    #[track_caller]
    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {
        self.channel.try_send(t, Location::caller())
    }
}

macro_rules! senders {
    ($($name:ident)*) => { $(
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                self.channel.add_sender();
                Self { channel: self.channel.clone() }
            }
        }

        impl<T> Drop for $name<T> {
            fn drop(&mut self) {
                self.channel.drop_sender();
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )* };
}

senders!(Sender SyncSender);

/// The receiving side of a channel.
pub struct Receiver<T> {
    channel: Arc<Channel<T>>,
    /// It belongs to one thread at a time.
    alone: PhantomData<*mut ()>,
}

// SAFETY: what it holds may be sent when messages may; the marker only keeps it from being shared.
unsafe impl<T: Send> Send for Receiver<T> {}
impl<T> UnwindSafe for Receiver<T> {}
impl<T> RefUnwindSafe for Receiver<T> {}

impl<T> Receiver<T> {
    fn new(channel: Arc<Channel<T>>) -> Self {
        Self {
            channel,
            alone: PhantomData,
        }
    }

    /// # Errors
    /// When there is no message and no sender.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        let got = self
            .channel
            .recv(None, "Receiver::recv", Location::caller());
        got.map_err(|_| RecvError)
    }

    /// # Errors
    /// When there is no message now.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.channel
            .try_recv("Receiver::try_recv", Location::caller())
    }

    /// # Errors
    /// When no message comes in time, or there is no sender.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        self.channel.recv(
            deadline(timeout),
            "Receiver::recv_timeout",
            Location::caller(),
        )
    }

    #[track_caller]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            rx: self,
            loc: Location::caller(),
        }
    }

    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { rx: self }
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.channel.drop_receiver();
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

/// Messages until all senders are gone.
pub struct Iter<'a, T: 'a> {
    rx: &'a Receiver<T>,
    /// Where the iterator was made: the line that a person looks for, also when `core` does the asking.
    loc: Loc,
}

/// Messages that are there.
#[derive(Debug)]
pub struct TryIter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

/// Messages until all senders are gone, with the receiver inside.
pub struct IntoIter<T> {
    rx: Receiver<T>,
    loc: Loc,
}

impl<T> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Iter").field("rx", &self.rx).finish()
    }
}

impl<T> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntoIter").field("rx", &self.rx).finish()
    }
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.rx.channel.recv(None, "Receiver::recv", self.loc).ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;
    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.rx.try_recv().ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.rx.channel.recv(None, "Receiver::recv", self.loc).ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    #[track_caller]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    #[track_caller]
    fn into_iter(self) -> IntoIter<T> {
        IntoIter {
            rx: self,
            loc: Location::caller(),
        }
    }
}
