//! A channel's messages and those who wait for it. One type for all three kinds: without a bound, with a
//! bound, and with a bound of zero, where a message changes hands only when both sides are there.
//!
//! Messages are never dropped under the channel's own lock, as that runs code of the program.

use crate::__lab::{self as lab, Class, Key, Loc, Quiet, Wait};
use ::std::collections::VecDeque;
use ::std::sync::mpsc::{RecvTimeoutError, SendError, TryRecvError, TrySendError};
use ::std::sync::{Mutex, PoisonError};
use ::std::time::Duration;

struct Contents<T> {
    /// Messages that were sent, and for the bound of zero those that are held out by waiting senders.
    messages: VecDeque<(u64, T)>,
    /// Number of the next message.
    next: u64,
    senders: usize,
    receiver: bool,
    /// The receiver waits with open hands. Only told for the bound of zero.
    open_hands: bool,
}

/// What came of an attempt to send at once.
enum Sent<T> {
    Done,
    /// The message with this number is held out, and its sender must wait until it is taken.
    HeldOut(u64),
    NoRoom(T),
    Disconnected(T),
}

pub(super) struct Channel<T> {
    bound: Option<usize>,
    contents: Mutex<Contents<T>>,
    /// Its address is the key of those who wait for room.
    room: u8,
}

impl<T> Channel<T> {
    pub(super) fn new(bound: Option<usize>) -> Self {
        let contents = Contents {
            messages: VecDeque::new(),
            next: 0,
            senders: 1,
            receiver: true,
            open_hands: false,
        };
        Self {
            bound,
            contents: Mutex::new(contents),
            room: 0,
        }
    }

    fn with<R>(&self, f: impl FnOnce(&mut Contents<T>) -> R) -> R {
        f(&mut self.contents.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn key(&self) -> Key {
        lab::key(&self.contents)
    }

    fn block(&self, key: Key, until: Option<Duration>, op: &'static str, loc: Loc) {
        let on = Some(lab::object(self.key()));
        lab::block(
            key,
            until,
            Wait {
                class: Class::Channel,
                op,
                loc,
                on,
            },
        );
    }

    /// Sends if that is possible now. Where a sender `may_wait`, it may also hold its message out.
    fn send_now(&self, message: T, may_wait: bool) -> Sent<T> {
        let sent = self.with(|contents| {
            if !contents.receiver {
                return Sent::Disconnected(message);
            }
            let meets = self.bound == Some(0) && contents.open_hands;
            let holds_out = self.bound == Some(0) && !meets;
            let full = self
                .bound
                .is_some_and(|bound| bound > 0 && contents.messages.len() >= bound);
            if full || (holds_out && !may_wait) {
                return Sent::NoRoom(message);
            }
            let number = contents.next;
            contents.next += 1;
            contents.messages.push_back((number, message));
            if meets {
                contents.open_hands = false;
            }
            if holds_out {
                Sent::HeldOut(number)
            } else {
                Sent::Done
            }
        });
        if matches!(sent, Sent::Done | Sent::HeldOut(_)) {
            lab::passed(self.key());
            lab::wake_all(self.key());
        }
        sent
    }

    pub(super) fn send(
        &self,
        mut message: T,
        op: &'static str,
        loc: Loc,
    ) -> Result<(), SendError<T>> {
        lab::quiet(Quiet::Ask, op, loc);
        loop {
            match self.send_now(message, true) {
                Sent::Done => return Ok(()),
                Sent::HeldOut(number) => return self.hold_out(number, op, loc),
                Sent::Disconnected(message) => return Err(SendError(message)),
                Sent::NoRoom(back) => message = back,
            }
            self.block(lab::key(&self.room), None, op, loc);
        }
    }

    /// Waits until the receiver has taken the message, or takes it back when the receiver is gone.
    fn hold_out(&self, number: u64, op: &'static str, loc: Loc) -> Result<(), SendError<T>> {
        loop {
            let (waits, back) = self.with(|contents| {
                let at = contents
                    .messages
                    .iter()
                    .position(|(other, _)| *other == number);
                let back = at
                    .filter(|_| !contents.receiver)
                    .and_then(|at| contents.messages.remove(at));
                (at.is_some(), back)
            });
            match (waits, back) {
                (_, Some((_, message))) => return Err(SendError(message)),
                (false, None) => return Ok(()),
                (true, None) => self.block(lab::key(&self.room), None, op, loc),
            }
        }
    }

    pub(super) fn try_send(&self, message: T, loc: Loc) -> Result<(), TrySendError<T>> {
        lab::quiet(Quiet::Ask, "SyncSender::try_send", loc);
        match self.send_now(message, false) {
            Sent::Done | Sent::HeldOut(_) => Ok(()),
            Sent::NoRoom(message) => Err(TrySendError::Full(message)),
            Sent::Disconnected(message) => Err(TrySendError::Disconnected(message)),
        }
    }

    fn take(&self) -> Result<T, TryRecvError> {
        let taken = self.with(|contents| match contents.messages.pop_front() {
            Some((_, message)) => Ok(message),
            None if contents.senders == 0 => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        });
        if taken.is_ok() {
            lab::passed(self.key());
            lab::wake_all(lab::key(&self.room));
        }
        taken
    }

    pub(super) fn try_recv(&self, op: &'static str, loc: Loc) -> Result<T, TryRecvError> {
        lab::quiet(Quiet::Ask, op, loc);
        self.take()
    }

    pub(super) fn recv(
        &self,
        until: Option<Duration>,
        op: &'static str,
        loc: Loc,
    ) -> Result<T, RecvTimeoutError> {
        lab::quiet(Quiet::Ask, op, loc);
        loop {
            match self.take() {
                Ok(message) => return Ok(message),
                Err(TryRecvError::Disconnected) => return Err(RecvTimeoutError::Disconnected),
                Err(TryRecvError::Empty) if until.is_some_and(|until| until <= lab::now()) => {
                    return Err(RecvTimeoutError::Timeout);
                }
                Err(TryRecvError::Empty) => (),
            }
            self.with(|contents| contents.open_hands = true);
            // Open hands can be seen by `try_send`.
            if self.bound == Some(0) {
                lab::changed();
            }
            self.block(self.key(), until, op, loc);
            self.with(|contents| contents.open_hands = false);
        }
    }

    pub(super) fn add_sender(&self) {
        self.with(|contents| contents.senders += 1);
    }

    pub(super) fn drop_sender(&self) {
        // Only the last one is missed by anybody.
        if self.with(|contents| contents.senders) == 1 {
            lab::point();
        }
        let last = self.with(|contents| {
            contents.senders -= 1;
            contents.senders == 0
        });
        if last {
            lab::passed(self.key());
            lab::wake_all(self.key());
        }
    }

    pub(super) fn drop_receiver(&self) {
        lab::point();
        let left = self.with(|contents| {
            contents.receiver = false;
            // What waiting senders hold out is theirs again.
            if self.bound == Some(0) {
                VecDeque::new()
            } else {
                ::std::mem::take(&mut contents.messages)
            }
        });
        lab::changed();
        lab::wake_all(lab::key(&self.room));
        drop(left);
    }
}
