//! `Mutex` and its guards.

use super::kept::{Kept, guard};
use super::lab;
use super::recorded::{Op, Recorded, block_on, paid};
use super::transparent::{ours, ours_shared, to_real, transparent};
use ::tokio::sync as real;
use real::TryLockError;
use std::fmt;
use std::sync::Arc;

/// A lock that tasks wait for in the order in which they came.
#[repr(transparent)]
pub struct Mutex<T: ?Sized>(real::Mutex<T>);
transparent!(Mutex<T>);

impl<T: ?Sized> Mutex<T> {
    #[track_caller]
    pub fn new(t: T) -> Self
    where
        T: Sized,
    {
        Self(real::Mutex::new(t))
    }

    pub const fn const_new(t: T) -> Self
    where
        T: Sized,
    {
        Self(real::Mutex::const_new(t))
    }

    #[track_caller]
    fn op(&self, name: &'static str) -> Op {
        Op::lock(name, lab::key(&self.0))
    }

    async fn locked(&self, op: Op) -> MutexGuard<'_, T> {
        let guard = self.0.lock().await;
        paid().await;
        MutexGuard(Kept::locked(guard, op))
    }

    async fn locked_owned(self: Arc<Self>, op: Op) -> OwnedMutexGuard<T> {
        let guard = to_real(self).lock_owned().await;
        paid().await;
        OwnedMutexGuard(Kept::locked(guard, op))
    }

    #[track_caller]
    pub fn lock(&self) -> impl Future<Output = MutexGuard<'_, T>> {
        let op = self.op("Mutex::lock");
        Recorded::new(op, self.locked(op))
    }

    #[track_caller]
    pub fn lock_owned(self: Arc<Self>) -> impl Future<Output = OwnedMutexGuard<T>> {
        let op = self.op("Mutex::lock_owned");
        Recorded::new(op, self.locked_owned(op))
    }

    /// # Panics
    /// Within a task.
    #[track_caller]
    pub fn blocking_lock(&self) -> MutexGuard<'_, T> {
        let op = self.op("Mutex::blocking_lock");
        block_on(op, self.locked(op))
    }

    /// # Panics
    /// Within a task.
    #[track_caller]
    pub fn blocking_lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {
        let op = self.op("Mutex::blocking_lock_owned");
        block_on(op, self.locked_owned(op))
    }

    /// # Errors
    /// When it is locked.
    #[track_caller]
    pub fn try_lock(&self) -> Result<MutexGuard<'_, T>, TryLockError> {
        let op = self.op("Mutex::try_lock");
        op.attempt();
        Ok(MutexGuard(Kept::locked(
            self.0.try_lock().inspect_err(|_| op.refused())?,
            op,
        )))
    }

    /// # Errors
    /// When it is locked.
    #[track_caller]
    pub fn try_lock_owned(self: Arc<Self>) -> Result<OwnedMutexGuard<T>, TryLockError> {
        let op = self.op("Mutex::try_lock_owned");
        op.attempt();
        Ok(OwnedMutexGuard(Kept::locked(
            to_real(self)
                .try_lock_owned()
                .inspect_err(|_| op.refused())?,
            op,
        )))
    }

    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_mut()
    }

    pub fn into_inner(self) -> T
    where
        T: Sized,
    {
        self.0.into_inner()
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(s: T) -> Self {
        Self::new(s)
    }
}

impl<T: Default> Default for Mutex<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

guard! {
    /// A lock held.
    #[clippy::has_significant_drop]
    #[must_use = "if unused the Mutex will immediately unlock"]
    MutexGuard, ['a], [T], T, mut
}
guard! {
    /// A lock held, that keeps its mutex alive.
    #[clippy::has_significant_drop]
    OwnedMutexGuard, [], [T], T, mut
}
guard! {
    /// A lock held, seen as a part of what it guards.
    #[clippy::has_significant_drop]
    #[must_use = "if unused the Mutex will immediately unlock"]
    MappedMutexGuard, ['a], [T], T, mut
}
guard! {
    /// An owned lock held, seen as a part of what it guards.
    #[clippy::has_significant_drop]
    #[must_use = "if unused the Mutex will immediately unlock"]
    OwnedMappedMutexGuard, [], [T, U = T], U, mut
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    pub fn map<U, F>(mut this: Self, f: F) -> MappedMutexGuard<'a, U>
    where
        U: ?Sized,
        F: FnOnce(&mut T) -> &mut U,
    {
        this.0.written();
        MappedMutexGuard(this.0.map(|guard| real::MutexGuard::map(guard, f)))
    }

    /// # Errors
    /// The guard, when `f` says `None`.
    pub fn try_map<U, F>(mut this: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self>
    where
        U: ?Sized,
        F: FnOnce(&mut T) -> Option<&mut U>,
    {
        this.0.written();
        this.0
            .try_map(|guard| real::MutexGuard::try_map(guard, f))
            .map(MappedMutexGuard)
            .map_err(Self)
    }

    pub fn mutex(this: &Self) -> &'a Mutex<T> {
        ours(real::MutexGuard::mutex(&this.0))
    }
}

impl<T: ?Sized> OwnedMutexGuard<T> {
    pub fn map<U, F>(mut this: Self, f: F) -> OwnedMappedMutexGuard<T, U>
    where
        U: ?Sized,
        F: FnOnce(&mut T) -> &mut U,
    {
        this.0.written();
        OwnedMappedMutexGuard(this.0.map(|guard| real::OwnedMutexGuard::map(guard, f)))
    }

    /// # Errors
    /// The guard, when `f` says `None`.
    pub fn try_map<U, F>(mut this: Self, f: F) -> Result<OwnedMappedMutexGuard<T, U>, Self>
    where
        U: ?Sized,
        F: FnOnce(&mut T) -> Option<&mut U>,
    {
        this.0.written();
        this.0
            .try_map(|guard| real::OwnedMutexGuard::try_map(guard, f))
            .map(OwnedMappedMutexGuard)
            .map_err(Self)
    }

    pub fn mutex(this: &Self) -> &Arc<Mutex<T>> {
        ours_shared(real::OwnedMutexGuard::mutex(&this.0))
    }
}

impl<'a, T: ?Sized> MappedMutexGuard<'a, T> {
    pub fn map<U, F>(this: Self, f: F) -> MappedMutexGuard<'a, U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        MappedMutexGuard(this.0.map(|guard| real::MappedMutexGuard::map(guard, f)))
    }

    /// # Errors
    /// The guard, when `f` says `None`.
    pub fn try_map<U, F>(this: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self>
    where
        F: FnOnce(&mut T) -> Option<&mut U>,
    {
        this.0
            .try_map(|guard| real::MappedMutexGuard::try_map(guard, f))
            .map(MappedMutexGuard)
            .map_err(Self)
    }
}

impl<T: ?Sized, U: ?Sized> OwnedMappedMutexGuard<T, U> {
    pub fn map<S, F>(this: Self, f: F) -> OwnedMappedMutexGuard<T, S>
    where
        F: FnOnce(&mut U) -> &mut S,
    {
        OwnedMappedMutexGuard(
            this.0
                .map(|guard| real::OwnedMappedMutexGuard::map(guard, f)),
        )
    }

    /// # Errors
    /// The guard, when `f` says `None`.
    pub fn try_map<S, F>(this: Self, f: F) -> Result<OwnedMappedMutexGuard<T, S>, Self>
    where
        F: FnOnce(&mut U) -> Option<&mut S>,
    {
        this.0
            .try_map(|guard| real::OwnedMappedMutexGuard::try_map(guard, f))
            .map(OwnedMappedMutexGuard)
            .map_err(Self)
    }
}
