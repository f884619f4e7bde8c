//! `LazyLock`: the real one holds the closure, then the value or the poison; our [`Once`] sees to it that
//! nobody meets it while the closure runs.

use super::once::Once;
use crate::__lab::{self as lab, Loc, Quiet};
use ::std::fmt;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::Location;

/// A value that is made when it is first wanted.
pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    real: ::std::sync::LazyLock<T, F>,
}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    pub const fn new(f: F) -> Self {
        Self {
            once: Once::new(),
            real: ::std::sync::LazyLock::new(f),
        }
    }

    /// # Panics
    /// When the closure panics, now or earlier.
    #[track_caller]
    pub fn force(this: &Self) -> &T {
        Self::force_at(this, "LazyLock::force", Location::caller())
    }

    /// # Panics
    /// When the closure panics, now or earlier.
    pub fn force_mut(this: &mut Self) -> &mut T {
        // Whoever holds it mutably is alone; the next to force it finds the real one ready, or poisoned.
        ::std::sync::LazyLock::force_mut(&mut this.real)
    }

    fn force_at<'a>(this: &'a Self, op: &'static str, loc: Loc) -> &'a T {
        let force = || ::std::sync::LazyLock::force(&this.real);
        this.once.call(true, |_| _ = force(), |()| (), op, loc);
        force()
    }
}

impl<T, F> LazyLock<T, F> {
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        ::std::sync::LazyLock::get_mut(&mut this.real)
    }

    #[track_caller]
    pub fn get(this: &Self) -> Option<&T> {
        lab::quiet(Quiet::Read, "LazyLock::get", Location::caller());
        // The real one may be ready a step before this one says so.
        if this.once.is_running() {
            None
        } else {
            ::std::sync::LazyLock::get(&this.real)
        }
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;
    #[track_caller]
    fn deref(&self) -> &T {
        Self::force_at(self, "LazyLock::deref", Location::caller())
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    fn deref_mut(&mut self) -> &mut T {
        Self::force_mut(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    fn default() -> Self {
        Self::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        lab::point();
        self.real.fmt(f)
    }
}
