//! Channels that show the latest value only. Made anew: the real one draws in which order it wakes, and it
//! would park a real thread while a [`Ref`] is held. Versions, texts and lock rules are those of tokio.

mod shared;

use super::lab::{self, Touch};
use super::recorded::{Op, Recorded, ask};
pub use ::tokio::sync::watch::error;
use error::{RecvError, SendError};
pub use shared::Ref;
use shared::{STEP, Shared, Version, end, told};
use std::mem;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

/// Shows new values.
#[derive(Debug)]
pub struct Sender<T> {
    shared: Arc<Shared<T>>,
}

/// Sees the latest value.
#[derive(Debug)]
pub struct Receiver<T> {
    shared: Arc<Shared<T>>,
    version: Version,
}

pub fn channel<T>(init: T) -> (Sender<T>, Receiver<T>) {
    let shared = Arc::new(Shared::new(init));
    (
        Sender {
            shared: shared.clone(),
        },
        Receiver {
            shared,
            version: Version(0),
        },
    )
}

impl<T> Receiver<T> {
    fn of(shared: Arc<Shared<T>>, version: Version) -> Self {
        shared.receivers.fetch_add(1, Relaxed);
        Self { shared, version }
    }

    #[track_caller]
    fn op(&self, name: &'static str) -> Op {
        Op::channel(name, self.shared.key)
    }

    #[track_caller]
    pub fn borrow(&self) -> Ref<'_, T> {
        let op = self.op("watch::Receiver::borrow");
        op.attempt();
        let value = self.shared.read(op);
        value.told(self.version != self.shared.version())
    }

    #[track_caller]
    pub fn borrow_and_update(&mut self) -> Ref<'_, T> {
        let op = self.op("watch::Receiver::borrow_and_update");
        op.attempt();
        let value = self.shared.read(op);
        let seen = mem::replace(&mut self.version, self.shared.version());
        value.told(seen != self.version)
    }

    /// # Errors
    /// When all senders are gone.
    #[track_caller]
    pub fn has_changed(&self) -> Result<bool, RecvError> {
        ask("watch::Receiver::has_changed");
        if self.shared.closed.load(Relaxed) {
            return Err(end());
        }
        Ok(self.version != self.shared.version())
    }

    #[track_caller]
    pub fn is_closed(&self) -> bool {
        ask("watch::Receiver::is_closed");
        self.shared.closed.load(Relaxed)
    }

    pub fn mark_changed(&mut self) {
        self.version.0 = self.version.0.wrapping_sub(STEP);
    }

    pub fn mark_unchanged(&mut self) {
        lab::point();
        self.version = self.shared.version();
    }

    #[track_caller]
    pub fn changed(&mut self) -> impl Future<Output = Result<(), RecvError>> {
        Recorded::new(
            self.op("watch::Receiver::changed").cooperative(),
            self.shared.changed(&mut self.version),
        )
    }

    #[track_caller]
    pub fn wait_for(
        &mut self,
        f: impl FnMut(&T) -> bool,
    ) -> impl Future<Output = Result<Ref<'_, T>, RecvError>> {
        let op = self.op("watch::Receiver::wait_for").cooperative();
        Recorded::new(op, self.until(f, op))
    }

    async fn until(
        &mut self,
        mut f: impl FnMut(&T) -> bool,
        op: Op,
    ) -> Result<Ref<'_, T>, RecvError> {
        let mut closed = false;
        loop {
            {
                let value = self.shared.read(op);
                let seen = mem::replace(&mut self.version, self.shared.version());
                let has_changed = seen != self.version;
                // After the end, a value is looked at once more only if it is new.
                if (!closed || has_changed) && f(&value) {
                    return Ok(value.told(has_changed));
                }
            }
            if closed {
                return Err(end());
            }
            closed = self.shared.changed(&mut self.version).await.is_err();
        }
    }

    pub fn same_channel(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }
}

impl<T> Clone for Receiver<T> {
    fn clone(&self) -> Self {
        Self::of(self.shared.clone(), self.version)
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        lab::point();
        if self.shared.receivers.fetch_sub(1, Relaxed) == 1 {
            self.shared.left.notify_waiters();
        }
        lab::changed();
    }
}

impl<T> Sender<T> {
    pub fn new(init: T) -> Self {
        channel(init).0
    }

    #[track_caller]
    fn op(&self, name: &'static str) -> Op {
        Op::channel(name, self.shared.key)
    }

    fn modify(&self, op: Op, how: Touch, modify: impl FnOnce(&mut T) -> bool) -> bool {
        lab::point();
        let (mut value, release) = self.shared.write(op);
        let before = told(&*value);
        let modified = modify(&mut value);
        let how = if modified { how } else { Touch::Read };
        lab::touched(op.key, how, op.name, op.loc, before, told(&*value));
        if !modified {
            drop(value);
            return false;
        }
        self.shared.next_version();
        drop(value);
        drop(release);
        self.shared.sent.notify_waiters();
        lab::passed(op.key);
        true
    }

    /// # Errors
    /// The value, when there is no receiver.
    #[track_caller]
    pub fn send(&self, value: T) -> Result<(), SendError<T>> {
        let op = self.op("watch::Sender::send");
        lab::point();
        if self.shared.receivers.load(Relaxed) == 0 {
            return Err(SendError(value));
        }
        self.replace(op, Touch::Write, value);
        Ok(())
    }

    fn replace(&self, op: Op, how: Touch, mut value: T) -> T {
        self.modify(op, how, |old| {
            mem::swap(old, &mut value);
            true
        });
        value
    }

    #[track_caller]
    pub fn send_modify<F>(&self, modify: F)
    where
        F: FnOnce(&mut T),
    {
        self.modify(
            self.op("watch::Sender::send_modify"),
            Touch::Update,
            |value| {
                modify(value);
                true
            },
        );
    }

    #[track_caller]
    pub fn send_if_modified<F>(&self, modify: F) -> bool
    where
        F: FnOnce(&mut T) -> bool,
    {
        let op = self.op("watch::Sender::send_if_modified");
        self.modify(op, Touch::Update, modify)
    }

    #[track_caller]
    pub fn send_replace(&self, value: T) -> T {
        let op = self.op("watch::Sender::send_replace");
        self.replace(op, Touch::Update, value)
    }

    #[track_caller]
    pub fn borrow(&self) -> Ref<'_, T> {
        let op = self.op("watch::Sender::borrow");
        op.attempt();
        self.shared.read(op)
    }

    #[track_caller]
    pub fn is_closed(&self) -> bool {
        self.receiver_count() == 0
    }

    #[track_caller]
    pub fn closed(&self) -> impl Future<Output = ()> {
        Recorded::new(self.op("watch::Sender::closed").cooperative(), async {
            while self.shared.receivers.load(Relaxed) > 0 {
                self.shared.left.notified().await;
            }
        })
    }

    pub fn subscribe(&self) -> Receiver<T> {
        lab::point();
        let receiver = Receiver::of(self.shared.clone(), self.shared.version());
        lab::changed();
        receiver
    }

    #[track_caller]
    pub fn receiver_count(&self) -> usize {
        ask("watch::Sender::receiver_count");
        self.shared.receivers.load(Relaxed)
    }

    #[track_caller]
    pub fn sender_count(&self) -> usize {
        ask("watch::Sender::sender_count");
        self.shared.senders.load(Relaxed)
    }

    pub fn same_channel(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        self.shared.senders.fetch_add(1, Relaxed);
        Self {
            shared: self.shared.clone(),
        }
    }
}

impl<T: Default> Default for Sender<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        lab::point();
        if self.shared.senders.fetch_sub(1, Relaxed) == 1 {
            self.shared.closed.store(true, Relaxed);
            self.shared.sent.notify_waiters();
        }
        lab::changed();
    }
}
