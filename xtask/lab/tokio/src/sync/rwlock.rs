//! `RwLock` and its guards.

use super::kept::{Kept, guard};
use super::lab;
use super::recorded::{Op, Recorded, block_on, paid};
use super::transparent::{ours_shared, to_real, transparent};
use ::tokio::sync as real;
use real::TryLockError;
use std::fmt;
use std::sync::Arc;

/// A lock for many readers or one writer; who comes first is first.
#[repr(transparent)]
pub struct RwLock<T: ?Sized>(real::RwLock<T>);
transparent!(RwLock<T>);

/// The ways to take the lock, for readers and for writers.
macro_rules! ways {
    ($($guard:ident, $owned_guard:ident: $lock:ident $locked:ident $lock_owned:ident $locked_owned:ident
       $blocking:ident $try_lock:ident $try_lock_owned:ident;)+) => { $(
        async fn $locked(&self, op: Op) -> $guard<'_, T> {
            let guard = self.0.$lock().await;
            paid().await;
            $guard(Kept::locked(guard, op))
        }

        async fn $locked_owned(self: Arc<Self>, op: Op) -> $owned_guard<T> {
            let guard = to_real(self).$lock_owned().await;
            paid().await;
            $owned_guard(Kept::locked(guard, op))
        }

        #[track_caller]
        pub fn $lock(&self) -> impl Future<Output = $guard<'_, T>> {
            let op = self.op(concat!("RwLock::", stringify!($lock)));
            Recorded::new(op, self.$locked(op))
        }

        #[track_caller]
        pub fn $lock_owned(self: Arc<Self>) -> impl Future<Output = $owned_guard<T>> {
            let op = self.op(concat!("RwLock::", stringify!($lock_owned)));
            Recorded::new(op, self.$locked_owned(op))
        }

        /// # Panics
        /// Within a task.
        #[track_caller]
        pub fn $blocking(&self) -> $guard<'_, T> {
            let op = self.op(concat!("RwLock::", stringify!($blocking)));
            block_on(op, self.$locked(op))
        }

        /// # Errors
        /// When others hold the lock.
        #[track_caller]
        pub fn $try_lock(&self) -> Result<$guard<'_, T>, TryLockError> {
            let op = self.op(concat!("RwLock::", stringify!($try_lock)));
            op.attempt();
            let guard = self.0.$try_lock().inspect_err(|_| op.refused())?;
            Ok($guard(Kept::locked(guard, op)))
        }

        /// # Errors
        /// When others hold the lock.
        #[track_caller]
        pub fn $try_lock_owned(self: Arc<Self>) -> Result<$owned_guard<T>, TryLockError> {
            let op = self.op(concat!("RwLock::", stringify!($try_lock_owned)));
            op.attempt();
            let guard = to_real(self).$try_lock_owned().inspect_err(|_| op.refused())?;
            Ok($owned_guard(Kept::locked(guard, op)))
        }
    )+ };
}

impl<T: ?Sized> RwLock<T> {
    ways! {
        RwLockReadGuard, OwnedRwLockReadGuard:
            read read_locked read_owned read_locked_owned blocking_read try_read try_read_owned;
        RwLockWriteGuard, OwnedRwLockWriteGuard:
            write write_locked write_owned write_locked_owned blocking_write try_write try_write_owned;
    }

    #[track_caller]
    fn op(&self, name: &'static str) -> Op {
        Op::lock(name, lab::key(&self.0))
    }

    #[track_caller]
    pub fn new(value: T) -> Self
    where
        T: Sized,
    {
        Self(real::RwLock::new(value))
    }

    /// # Panics
    /// When `max_reads` is more than `u32::MAX >> 3`.
    #[track_caller]
    pub fn with_max_readers(value: T, max_reads: u32) -> Self
    where
        T: Sized,
    {
        Self(real::RwLock::with_max_readers(value, max_reads))
    }

    pub const fn const_new(value: T) -> Self
    where
        T: Sized,
    {
        Self(real::RwLock::const_new(value))
    }

    /// # Panics
    /// When `max_reads` is more than `u32::MAX >> 3`.
    pub const fn const_with_max_readers(value: T, max_reads: u32) -> Self
    where
        T: Sized,
    {
        Self(real::RwLock::const_with_max_readers(value, max_reads))
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

impl<T> From<T> for RwLock<T> {
    fn from(s: T) -> Self {
        Self::new(s)
    }
}

impl<T: Default> Default for RwLock<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

guard! {
    /// A lock held for reading.
    #[clippy::has_significant_drop]
    #[must_use = "if unused the RwLock will immediately unlock"]
    RwLockReadGuard, ['a], [T], T
}
guard! {
    /// A lock held for reading, that keeps its `RwLock` alive.
    #[clippy::has_significant_drop]
    OwnedRwLockReadGuard, [], [T, U = T], U
}
guard! {
    /// A lock held for writing.
    #[clippy::has_significant_drop]
    #[must_use = "if unused the RwLock will immediately unlock"]
    RwLockWriteGuard, ['a], [T], T, mut
}
guard! {
    /// A lock held for writing, that keeps its `RwLock` alive.
    #[clippy::has_significant_drop]
    OwnedRwLockWriteGuard, [], [T], T, mut
}
guard! {
    /// A lock held for writing, seen as a part of what it guards.
    #[clippy::has_significant_drop]
    RwLockMappedWriteGuard, ['a], [T], T, mut
}
guard! {
    /// An owned lock held for writing, seen as a part of what it guards.
    #[clippy::has_significant_drop]
    OwnedRwLockMappedWriteGuard, [], [T, U = T], U, mut
}

/// Ways from one guard to another. `written` when the closure is given what it could change.
macro_rules! maps {
    ($($(#[$doc:meta])* $guard:ident $of:ty, $map:ident $try_map:ident -> $to:ident<$($with:tt),+>, $new:ident, ($($m:tt)*) $($written:ident)?;)+) => { $(
        maps!(@one $guard, $of, $map, $try_map, $to, [$($with),+], $new, [$($m)*], [$($written)?]);
    )+ };
    (@one $guard:ident, $of:ty, $map:ident, $try_map:ident, $to:ident, [$($with:tt),+], $new:ident, [$($m:tt)*], [$($written:ident)?]) => {
        pub fn $map<F, $new: ?Sized>(#[allow(unused_mut, reason = "only writers are marked")] mut this: Self, f: F) -> $to<$($with),+>
        where
            F: FnOnce(&$($m)* $of) -> &$($m)* $new,
        {
            $( this.0.$written(); )?
            $to(this.0.map(|guard| real::$guard::$map(guard, f)))
        }

        /// # Errors
        /// The guard, when `f` says `None`.
        pub fn $try_map<F, $new: ?Sized>(#[allow(unused_mut, reason = "only writers are marked")] mut this: Self, f: F) -> Result<$to<$($with),+>, Self>
        where
            F: FnOnce(&$($m)* $of) -> Option<&$($m)* $new>,
        {
            $( this.0.$written(); )?
            this.0.try_map(|guard| real::$guard::$try_map(guard, f)).map($to).map_err(Self)
        }
    };
}

impl<'a, T: ?Sized> RwLockReadGuard<'a, T> {
    maps! { RwLockReadGuard T, map try_map -> RwLockReadGuard<'a, U>, U, (); }
}

impl<T: ?Sized, U: ?Sized> OwnedRwLockReadGuard<T, U> {
    maps! { OwnedRwLockReadGuard U, map try_map -> OwnedRwLockReadGuard<T, V>, V, (); }

    pub fn rwlock(this: &Self) -> &Arc<RwLock<T>> {
        ours_shared(real::OwnedRwLockReadGuard::rwlock(&this.0))
    }
}

impl<'a, T: ?Sized> RwLockMappedWriteGuard<'a, T> {
    maps! { RwLockMappedWriteGuard T, map try_map -> RwLockMappedWriteGuard<'a, U>, U, (mut) written; }
}

impl<T: ?Sized, U: ?Sized> OwnedRwLockMappedWriteGuard<T, U> {
    maps! { OwnedRwLockMappedWriteGuard U, map try_map -> OwnedRwLockMappedWriteGuard<T, V>, V, (mut) written; }

    pub fn rwlock(this: &Self) -> &Arc<RwLock<T>> {
        ours_shared(real::OwnedRwLockMappedWriteGuard::rwlock(&this.0))
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    maps! {
        RwLockWriteGuard T, map try_map -> RwLockMappedWriteGuard<'a, U>, U, (mut) written;
        RwLockWriteGuard T, downgrade_map try_downgrade_map -> RwLockReadGuard<'a, U>, U, () shared;
    }

    pub fn into_mapped(this: Self) -> RwLockMappedWriteGuard<'a, T> {
        RwLockMappedWriteGuard(this.0.map(real::RwLockWriteGuard::into_mapped))
    }

    /// Lets other readers in, and no writer in between.
    pub fn downgrade(self) -> RwLockReadGuard<'a, T> {
        self.0.shared();
        RwLockReadGuard(self.0.map(real::RwLockWriteGuard::downgrade))
    }
}

impl<T: ?Sized> OwnedRwLockWriteGuard<T> {
    maps! {
        OwnedRwLockWriteGuard T, map try_map -> OwnedRwLockMappedWriteGuard<T, U>, U, (mut) written;
        OwnedRwLockWriteGuard T, downgrade_map try_downgrade_map -> OwnedRwLockReadGuard<T, U>, U, () shared;
    }

    pub fn into_mapped(this: Self) -> OwnedRwLockMappedWriteGuard<T> {
        OwnedRwLockMappedWriteGuard(this.0.map(real::OwnedRwLockWriteGuard::into_mapped))
    }

    /// Lets other readers in, and no writer in between.
    pub fn downgrade(self) -> OwnedRwLockReadGuard<T> {
        self.0.shared();
        OwnedRwLockReadGuard(self.0.map(real::OwnedRwLockWriteGuard::downgrade))
    }

    pub fn rwlock(this: &Self) -> &Arc<RwLock<T>> {
        ours_shared(real::OwnedRwLockWriteGuard::rwlock(&this.0))
    }
}
