//! `Mutex`. The real one inside holds the value and the poison; it is never contended, as only one thread
//! of the program runs at a time. Who waits for it is for the engine to know.

use crate::__lab::{self as lab, Class, Key, Kind, Loc, Plain, Quiet, Touch, Value, Wait};
use ::std::fmt;
use ::std::mem::ManuallyDrop;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::Location;
use ::std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

type Real<'a, T> = ::std::sync::MutexGuard<'a, T>;

/// A lock around a value.
#[derive(Default)]
pub struct Mutex<T: ?Sized> {
    real: ::std::sync::Mutex<T>,
}

impl<T> Mutex<T> {
    pub const fn new(value: T) -> Self {
        Self {
            real: ::std::sync::Mutex::new(value),
        }
    }

    /// # Errors
    /// When the mutex is poisoned.
    pub fn into_inner(self) -> LockResult<T> {
        self.real.into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
    /// # Errors
    /// When the mutex is poisoned.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        const OP: &str = "Mutex::lock";
        let loc = Location::caller();
        lab::quiet(Quiet::Read, OP, loc);
        self.acquire(OP, loc)
    }

    /// # Errors
    /// When the mutex is held by anybody, or poisoned.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let loc = Location::caller();
        const OP: &str = "Mutex::try_lock";
        lab::quiet(Quiet::Ask, OP, loc);
        let result = self.try_acquire(OP, loc);
        if let Err(TryLockError::WouldBlock) = result {
            lab::refused(self.key(), OP, loc);
        }
        result
    }

    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        lab::quiet(Quiet::Ask, "Mutex::is_poisoned", Location::caller());
        self.real.is_poisoned()
    }

    #[track_caller]
    pub fn clear_poison(&self) {
        lab::quiet(Quiet::Ask, "Mutex::clear_poison", Location::caller());
        if self.real.is_poisoned() {
            self.real.clear_poison();
            lab::changed();
        }
    }

    /// # Errors
    /// When the mutex is poisoned.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.real.get_mut()
    }

    fn key(&self) -> Key {
        lab::key(&self.real)
    }

    fn guard<'a>(&'a self, real: Real<'a, T>, op: &'static str, loc: Loc) -> MutexGuard<'a, T> {
        // A crate's own locks are no matter of the program's.
        if !lab::in_crate(loc) {
            lab::event(
                Some(loc),
                Kind::Locked {
                    object: lab::object(self.key()),
                },
            );
        }
        // SAFETY: the value is there, and the lock is ours.
        let before = Plain::of(&*real).map(|plain| unsafe { plain.value() });
        MutexGuard {
            real: ManuallyDrop::new(real),
            lock: self,
            written: false,
            taken: (op, loc, before),
        }
    }

    fn try_acquire(&self, op: &'static str, loc: Loc) -> TryLockResult<MutexGuard<'_, T>> {
        match self.real.try_lock() {
            Ok(real) => Ok(self.guard(real, op, loc)),
            Err(TryLockError::Poisoned(poisoned)) => {
                Err(PoisonError::new(self.guard(poisoned.into_inner(), op, loc)).into())
            }
            Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
        }
    }

    /// Takes the lock, without a scheduling point of its own when it is free.
    pub(super) fn acquire(&self, op: &'static str, loc: Loc) -> LockResult<MutexGuard<'_, T>> {
        loop {
            match self.try_acquire(op, loc) {
                Ok(guard) => return Ok(guard),
                Err(TryLockError::Poisoned(poisoned)) => return Err(poisoned),
                Err(TryLockError::WouldBlock) => {
                    let on = Some(lab::object(self.key()));
                    lab::block(
                        self.key(),
                        None,
                        Wait {
                            class: Class::Lock,
                            op,
                            loc,
                            on,
                        },
                    );
                }
            }
        }
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        lab::point();
        self.real.fmt(f)
    }
}

/// The lock while it is held.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    real: ManuallyDrop<Real<'a, T>>,
    lock: &'a Mutex<T>,
    /// Somebody had the value mutably, so it may have changed.
    written: bool,
    /// By which operation and where the lock was taken, and what the value was then.
    taken: (&'static str, Loc, Option<Value>),
}

// SAFETY: a shared guard gives out a shared value and nothing else; sending stays forbidden by `real`.
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    /// Gives the lock back without a scheduling point.
    fn unlock(&mut self) {
        let key = self.lock.key();
        let how = if self.written {
            Touch::Update
        } else {
            Touch::Read
        };
        // SAFETY: the value is there, and the lock is still ours.
        let after = Plain::of(&**self.real).map(|plain| unsafe { plain.value() });
        let (op, loc, before) = self.taken;
        lab::touched(key, how, op, loc, before, after);
        if !lab::in_crate(loc) {
            lab::event(
                None,
                Kind::Unlocked {
                    object: lab::object(key),
                },
            );
        }
        // SAFETY: called once, from `drop` or from `release`, after which the guard is gone.
        unsafe { ManuallyDrop::drop(&mut self.real) };
        if self.written || ::std::thread::panicking() {
            lab::changed();
            lab::wake_all(key);
        } else {
            lab::wake_to_look(key);
        }
    }

    /// Unlocks, and tells what was locked.
    pub(super) fn release(self) -> &'a Mutex<T> {
        let mut this = ManuallyDrop::new(self);
        this.unlock();
        this.lock
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        lab::point_at(self.taken.1);
        self.unlock();
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.real
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.written = true;
        &mut self.real
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
