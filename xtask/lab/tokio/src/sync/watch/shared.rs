//! What the ends of a `watch` channel share: the value under its lock, and who is to be told.

use super::super::lab::{self, Plain, Touch, Value};
use super::super::recorded::{Op, fresh_key};
use super::error::RecvError;
use ::tokio::sync::Notify;
use ::tokio::sync::watch as real;
use std::fmt;
use std::ops::{ControlFlow, Deref};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError};

/// How many values were sent before, times [`STEP`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version(pub(super) usize);

/// As in tokio, where the lowest bit says that the channel is closed; `Debug` shows it.
pub(super) const STEP: usize = 2;

// Only the holder of the lab's baton runs, so relaxed atomics do for all of this.
pub(super) struct Shared<T> {
    value: RwLock<T>,
    /// Somebody waits to write: as with the real lock, nobody else may begin to read meanwhile.
    writer_waits: AtomicBool,
    version: AtomicUsize,
    pub(super) closed: AtomicBool,
    pub(super) receivers: AtomicUsize,
    pub(super) senders: AtomicUsize,
    pub(super) sent: Notify,
    pub(super) left: Notify,
    pub(super) key: lab::Key,
}

impl<T> Shared<T> {
    /// Of a sender and a receiver.
    pub(super) fn new(init: T) -> Self {
        Self {
            value: RwLock::new(init),
            writer_waits: AtomicBool::new(false),
            version: AtomicUsize::new(0),
            closed: AtomicBool::new(false),
            receivers: AtomicUsize::new(1),
            senders: AtomicUsize::new(1),
            sent: Notify::new(),
            left: Notify::new(),
            key: fresh_key(),
        }
    }

    pub(super) fn next_version(&self) {
        self.version.fetch_add(STEP, Relaxed);
    }

    pub(super) fn version(&self) -> Version {
        Version(self.version.load(Relaxed))
    }

    pub(super) fn read(&self, op: Op) -> Ref<'_, T> {
        loop {
            if !self.writer_waits.load(Relaxed) {
                match self.value.try_read() {
                    Ok(inner) => return self.show(inner, op),
                    Err(TryLockError::Poisoned(poisoned)) => {
                        return self.show(poisoned.into_inner(), op);
                    }
                    Err(TryLockError::WouldBlock) => (),
                }
            }
            op.block();
        }
    }

    fn show<'a>(&'a self, inner: RwLockReadGuard<'a, T>, op: Op) -> Ref<'a, T> {
        let value = told(&*inner);
        lab::touched(op.key, Touch::Read, op.name, op.loc, value, value);
        Ref {
            inner,
            has_changed: false,
            _release: self.release(),
        }
    }

    pub(super) fn write(&self, op: Op) -> (RwLockWriteGuard<'_, T>, Release<'_>) {
        loop {
            match self.value.try_write() {
                Ok(inner) => return (inner, self.release()),
                Err(TryLockError::Poisoned(poisoned)) => {
                    return (poisoned.into_inner(), self.release());
                }
                Err(TryLockError::WouldBlock) => self.writer_waits.store(true, Relaxed),
            }
            op.block();
        }
    }

    fn release(&self) -> Release<'_> {
        Release {
            writer_waits: &self.writer_waits,
            key: self.key,
        }
    }

    /// What `changed` looks for: a version not seen yet, or the end.
    fn look(&self, seen: &mut Version) -> ControlFlow<Result<(), RecvError>> {
        if *seen != self.version() {
            *seen = self.version();
            return ControlFlow::Break(Ok(()));
        }
        if self.closed.load(Relaxed) {
            return ControlFlow::Break(Err(end()));
        }
        ControlFlow::Continue(())
    }

    pub(super) async fn changed(&self, seen: &mut Version) -> Result<(), RecvError> {
        loop {
            let notified = self.sent.notified();
            if let ControlFlow::Break(result) = self.look(seen) {
                return result;
            }
            notified.await;
        }
    }
}

/// The value, if it can be told in a word.
pub(super) fn told<T>(value: &T) -> Option<Value> {
    // SAFETY: the value is borrowed right here.
    Plain::of(value).map(|plain| unsafe { plain.value() })
}

/// The real error, which only a real channel can make.
pub(super) fn end() -> RecvError {
    let (sender, receiver) = real::channel(());
    drop(sender);
    receiver
        .has_changed()
        .expect_err("the only sender was dropped")
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared")
            .field("value", &format_args!("RwLock({:?})", self.value))
            .field("version", &self.version())
            .field("is_closed", &self.closed)
            .field("ref_count_rx", &self.receivers)
            .finish()
    }
}

/// Wakes who waits for the value's lock, once it is free.
pub(super) struct Release<'a> {
    writer_waits: &'a AtomicBool,
    key: lab::Key,
}

impl Drop for Release<'_> {
    fn drop(&mut self) {
        self.writer_waits.store(false, Relaxed);
        lab::wake_all(self.key);
    }
}

impl fmt::Debug for Release<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}

/// The value, locked for reading.
pub struct Ref<'a, T> {
    inner: RwLockReadGuard<'a, T>,
    has_changed: bool,
    // After the lock, since fields are dropped in order.
    _release: Release<'a>,
}

impl<T> Ref<'_, T> {
    /// Whether the receiver had not seen the value yet.
    pub fn has_changed(&self) -> bool {
        self.has_changed
    }

    /// Says whether the receiver had seen the value.
    pub(super) fn told(mut self, has_changed: bool) -> Self {
        self.has_changed = has_changed;
        self
    }
}

impl<T> Deref for Ref<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T: fmt::Debug> fmt::Debug for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ref")
            .field("inner", &self.inner)
            .field("has_changed", &self.has_changed)
            .finish()
    }
}
