//! `SetOnce`.

use super::recorded::{Op, Recorded, ask};
use super::{asks, lab};
use ::tokio::sync as real;
use real::SetOnceError;
use std::fmt;

/// A value that is set once and that others wait for.
#[derive(Clone, PartialEq, Eq)]
pub struct SetOnce<T>(real::SetOnce<T>);

impl<T> SetOnce<T> {
    pub fn new() -> Self {
        Self(real::SetOnce::new())
    }

    pub const fn const_new() -> Self {
        Self(real::SetOnce::const_new())
    }

    pub fn new_with(value: Option<T>) -> Self {
        Self(real::SetOnce::new_with(value))
    }

    pub const fn const_new_with(value: T) -> Self {
        Self(real::SetOnce::const_new_with(value))
    }

    asks!("SetOnce": initialized -> bool, get -> Option<&T>);

    /// # Errors
    /// The value, when there is one already.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), SetOnceError<T>> {
        ask("SetOnce::set");
        self.0.set(value)?;
        lab::changed();
        Ok(())
    }

    pub fn into_inner(self) -> Option<T> {
        self.0.into_inner()
    }

    #[track_caller]
    pub fn wait(&self) -> impl Future<Output = &T> {
        Recorded::new(Op::signal("SetOnce::wait", lab::key(self)), self.0.wait())
    }
}

impl<T> Default for SetOnce<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<T> for SetOnce<T> {
    fn from(value: T) -> Self {
        Self(value.into())
    }
}

impl<T: fmt::Debug> fmt::Debug for SetOnce<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
