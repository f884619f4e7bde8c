//! `OnceLock`: the real one holds the value, and our [`Once`] decides who may put it there.

use super::once::Once;
use crate::__lab::{self as lab, Loc, Quiet};
use ::std::fmt;
use ::std::panic::Location;

/// A value that is set once.
pub struct OnceLock<T> {
    once: Once,
    real: ::std::sync::OnceLock<T>,
}

impl<T> OnceLock<T> {
    #[must_use]
    pub const fn new() -> Self {
        Self {
            once: Once::new(),
            real: ::std::sync::OnceLock::new(),
        }
    }

    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        let loc = Location::caller();
        // A value that is there stays: to find it takes no scheduling point.
        self.real.get().or_else(|| {
            lab::quiet(Quiet::Read, "OnceLock::get", loc);
            self.real.get()
        })
    }

    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.real.get_mut()
    }

    #[track_caller]
    pub fn wait(&self) -> &T {
        self.once
            .wait_for(true, "OnceLock::wait", Location::caller());
        self.value()
    }

    /// # Errors
    /// When there is a value already.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.initialize(
            || value.take().expect("asked for once"),
            "OnceLock::set",
            Location::caller(),
        );
        value.map_or(Ok(()), Err)
    }

    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        self.initialize(f, "OnceLock::get_or_init", Location::caller());
        self.value()
    }

    pub fn into_inner(self) -> Option<T> {
        self.real.into_inner()
    }

    pub fn take(&mut self) -> Option<T> {
        self.once = Once::new();
        self.real.take()
    }

    fn initialize(&self, f: impl FnOnce() -> T, op: &'static str, loc: Loc) {
        let publish = |value| {
            let set = self.real.set(value);
            debug_assert!(set.is_ok(), "only one thread gets here");
        };
        self.once.call(true, |_| f(), publish, op, loc);
    }

    fn value(&self) -> &T {
        self.real.get().expect("it has been set")
    }
}

impl<T> Default for OnceLock<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        lab::point();
        self.real.fmt(f)
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        self.get()
            .map_or_else(Self::new, |value| Self::from(value.clone()))
    }
}

impl<T> From<T> for OnceLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        let new = Self::new();
        new.initialize(|| value, "OnceLock::from", Location::caller());
        new
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    #[track_caller]
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}
