//! `RwLock`. As in the real one, readers queue up behind a writer that waits, so that a thread that reads
//! twice can deadlock; who goes first once the lock is free is open.

use crate::__lab::{self as lab, Class, Key, Kind, Loc, Plain, Quiet, Touch, Value, Wait};
use ::std::fmt;
use ::std::mem::ManuallyDrop;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::Location;
use ::std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use ::std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

type RealRead<'a, T> = ::std::sync::RwLockReadGuard<'a, T>;
type RealWrite<'a, T> = ::std::sync::RwLockWriteGuard<'a, T>;

/// By which operation and where a lock was taken, and what the value was then.
type Taken = (&'static str, Loc, Option<Value>);

/// The value that a lock which is held lets one see.
fn plain<T: ?Sized>(value: &T) -> Option<Value> {
    // SAFETY: the value is there, and as it is borrowed, nobody writes it.
    Plain::of(value).map(|plain| unsafe { plain.value() })
}

/// What is known of a lock besides its value. It is apart from the value's type, so that a read guard
/// stays covariant in it.
#[derive(Default)]
struct Gate {
    readers: AtomicUsize,
    /// A writer has found the lock taken since it was last free.
    writer_waits: AtomicBool,
}

impl Gate {
    fn key(&self) -> Key {
        lab::key(self)
    }

    fn locked(&self, loc: Loc) {
        lab::event(
            Some(loc),
            Kind::Locked {
                object: lab::object(self.key()),
            },
        );
    }

    fn unlocked(&self) {
        lab::event(
            None,
            Kind::Unlocked {
                object: lab::object(self.key()),
            },
        );
    }

    /// What was done while the lock was held.
    fn touched<T: ?Sized>(&self, written: bool, (op, loc, before): Taken, value: &T) {
        let how = if written { Touch::Update } else { Touch::Read };
        lab::touched(self.key(), how, op, loc, before, plain(value));
    }

    fn block(&self, op: &'static str, loc: Loc) {
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

    /// The lock is free: all that wait may try.
    fn open(&self, changed: bool) {
        self.writer_waits.store(false, SeqCst);
        if changed {
            lab::changed();
            lab::wake_all(self.key());
        } else {
            lab::wake_to_look(self.key());
        }
    }
}

/// A lock that many may hold for reading, or one for writing.
#[derive(Default)]
pub struct RwLock<T: ?Sized> {
    gate: Gate,
    real: ::std::sync::RwLock<T>,
}

impl<T> RwLock<T> {
    pub const fn new(value: T) -> Self {
        let gate = Gate {
            readers: AtomicUsize::new(0),
            writer_waits: AtomicBool::new(false),
        };
        Self {
            gate,
            real: ::std::sync::RwLock::new(value),
        }
    }

    /// # Errors
    /// When the lock is poisoned.
    pub fn into_inner(self) -> LockResult<T> {
        self.real.into_inner()
    }
}

/// Wraps what a lock gives, whether poisoned or not.
fn wrap<G, W>(result: TryLockResult<G>, wrap: impl FnOnce(G) -> W) -> TryLockResult<W> {
    match result {
        Ok(guard) => Ok(wrap(guard)),
        Err(TryLockError::Poisoned(poisoned)) => {
            Err(PoisonError::new(wrap(poisoned.into_inner())).into())
        }
        Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
    }
}

impl<T: ?Sized> RwLock<T> {
    fn try_acquire_read(
        &self,
        op: &'static str,
        loc: Loc,
    ) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if self.gate.writer_waits.load(SeqCst) {
            return Err(TryLockError::WouldBlock);
        }
        wrap(self.real.try_read(), |real| {
            self.gate.locked(loc);
            self.gate.readers.fetch_add(1, SeqCst);
            RwLockReadGuard {
                taken: (op, loc, plain(&*real)),
                real: ManuallyDrop::new(real),
                gate: &self.gate,
            }
        })
    }

    fn try_acquire_write(
        &self,
        op: &'static str,
        loc: Loc,
    ) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        wrap(self.real.try_write(), |real| {
            self.gate.locked(loc);
            RwLockWriteGuard {
                taken: (op, loc, plain(&*real)),
                real: ManuallyDrop::new(real),
                gate: &self.gate,
                written: false,
            }
        })
    }

    /// # Errors
    /// When the lock is poisoned.
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        const OP: &str = "RwLock::read";
        let loc = Location::caller();
        lab::quiet(Quiet::Read, OP, loc);
        loop {
            match self.try_acquire_read(OP, loc) {
                Ok(guard) => return Ok(guard),
                Err(TryLockError::Poisoned(poisoned)) => return Err(poisoned),
                Err(TryLockError::WouldBlock) => self.gate.block(OP, loc),
            }
        }
    }

    /// # Errors
    /// When the lock is poisoned.
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        const OP: &str = "RwLock::write";
        let loc = Location::caller();
        lab::quiet(Quiet::Read, OP, loc);
        loop {
            match self.try_acquire_write(OP, loc) {
                Ok(guard) => return Ok(guard),
                Err(TryLockError::Poisoned(poisoned)) => return Err(poisoned),
                Err(TryLockError::WouldBlock) => {
                    self.gate.writer_waits.store(true, SeqCst);
                    self.gate.block(OP, loc);
                }
            }
        }
    }

    /// # Errors
    /// When a writer holds the lock or waits for it, or it is poisoned.
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        let loc = Location::caller();
        const OP: &str = "RwLock::try_read";
        lab::quiet(Quiet::Ask, OP, loc);
        let result = self.try_acquire_read(OP, loc);
        if let Err(TryLockError::WouldBlock) = result {
            lab::refused(self.gate.key(), OP, loc);
        }
        result
    }

    /// # Errors
    /// When anybody holds the lock, or it is poisoned.
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        let loc = Location::caller();
        const OP: &str = "RwLock::try_write";
        lab::quiet(Quiet::Ask, OP, loc);
        let result = self.try_acquire_write(OP, loc);
        if let Err(TryLockError::WouldBlock) = result {
            lab::refused(self.gate.key(), OP, loc);
        }
        result
    }

    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        lab::quiet(Quiet::Ask, "RwLock::is_poisoned", Location::caller());
        self.real.is_poisoned()
    }

    #[track_caller]
    pub fn clear_poison(&self) {
        lab::quiet(Quiet::Ask, "RwLock::clear_poison", Location::caller());
        if self.real.is_poisoned() {
            self.real.clear_poison();
            lab::changed();
        }
    }

    /// # Errors
    /// When the lock is poisoned.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.real.get_mut()
    }
}

impl<T> From<T> for RwLock<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        lab::point();
        self.real.fmt(f)
    }
}

/// The lock while it is held for reading.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized + 'a> {
    real: ManuallyDrop<RealRead<'a, T>>,
    gate: &'a Gate,
    taken: Taken,
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        lab::point();
        self.gate.touched(false, self.taken, &**self.real);
        self.gate.unlocked();
        // SAFETY: the guard is gone after this.
        unsafe { ManuallyDrop::drop(&mut self.real) };
        if self.gate.readers.fetch_sub(1, SeqCst) == 1 {
            self.gate.open(false);
        }
    }
}

/// The lock while it is held for writing.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized + 'a> {
    real: ManuallyDrop<RealWrite<'a, T>>,
    gate: &'a Gate,
    /// Somebody had the value mutably, so it may have changed.
    written: bool,
    taken: Taken,
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// Makes a writer a reader, with no other writer in between.
    #[track_caller]
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {
        let loc = Location::caller();
        lab::point();
        let mut this = ManuallyDrop::new(s);
        let gate = this.gate;
        gate.touched(this.written, this.taken, &**this.real);
        // SAFETY: `this` is never dropped, so the guard is taken once.
        let real =
            ::std::sync::RwLockWriteGuard::downgrade(unsafe { ManuallyDrop::take(&mut this.real) });
        gate.unlocked();
        gate.locked(loc);
        gate.readers.store(1, SeqCst);
        lab::changed();
        lab::wake_all(gate.key());
        RwLockReadGuard {
            taken: ("RwLockWriteGuard::downgrade", loc, plain(&*real)),
            real: ManuallyDrop::new(real),
            gate,
        }
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        lab::point();
        self.gate.touched(self.written, self.taken, &**self.real);
        self.gate.unlocked();
        // SAFETY: the guard is gone after this.
        unsafe { ManuallyDrop::drop(&mut self.real) };
        self.gate.open(self.written || ::std::thread::panicking());
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.written = true;
        &mut self.real
    }
}

macro_rules! guards {
    ($($name:ident)*) => { $(
        impl<T: ?Sized> Deref for $name<'_, T> {
            type Target = T;
            fn deref(&self) -> &T {
                &self.real
            }
        }

        impl<T: ?Sized + fmt::Debug> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<T: ?Sized + fmt::Display> fmt::Display for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }
    )* };
}

guards!(RwLockReadGuard RwLockWriteGuard);
