//! Values whose end others could notice: guards, permits, and ends of channels. Does not know what they are.

use super::lab::{self, Key, Kind, Loc, Plain, Touch, Value};
use super::recorded::Op;
use std::fmt;
use std::ops::{Deref, DerefMut};

/// The most permits of one acquisition that are recorded one by one.
const PERMITS_TOLD: usize = 64;

/// A value with a scheduling point before its drop and a record after it.
pub(super) struct Kept<G> {
    // The order of the fields is the order of their drops.
    before: Before,
    inner: G,
    after: After,
}

#[derive(Default)]
struct Before {
    /// In a box, so that guards stay small.
    held: Option<Box<Held>>,
}

/// A lock that is held, with what is known of its value.
struct Held {
    op: Op,
    value: Option<(Plain, Value)>,
    written: bool,
}

impl Drop for Before {
    fn drop(&mut self) {
        lab::point();
        if let Some(held) = self.held.take() {
            let Held { op, value, written } = *held;
            let how = if written { Touch::Update } else { Touch::Read };
            let before = value.map(|(_, before)| before);
            // SAFETY: the guard, which is dropped after this, keeps the value, and nobody borrows it now.
            let after = value.map(|(plain, _)| unsafe { plain.value() });
            lab::touched(op.key, how, op.name, op.loc, before, after);
        }
    }
}

struct After {
    key: Key,
    /// Where a lock was taken; `None` for what is no lock.
    held: Option<Loc>,
    /// How many permits are held.
    permits: usize,
    /// Whether somebody could tell that the value was there.
    changed: bool,
}

impl Drop for After {
    fn drop(&mut self) {
        if let Some(loc) = self.held {
            for _ in 0..self.permits.min(PERMITS_TOLD) {
                lab::event(
                    Some(loc),
                    Kind::Unlocked {
                        object: lab::object(self.key),
                    },
                );
            }
        }
        if self.changed && self.held.is_some() {
            lab::changed();
        } else if self.changed {
            // An end of a channel: the other one may hear of it.
            lab::passed(self.key);
        }
    }
}

impl<G> Kept<G> {
    /// An end of the channel with the key.
    pub(super) fn end(inner: G, key: Key) -> Self {
        Self {
            before: Before::default(),
            inner,
            after: After {
                key,
                held: None,
                permits: 0,
                changed: true,
            },
        }
    }

    /// The guard of a lock just taken.
    pub(super) fn locked(inner: G, op: Op) -> Self
    where
        G: Deref,
    {
        let plain = Plain::of(&*inner);
        // SAFETY: the value is there, and the lock is ours.
        let value = plain.map(|plain| (plain, unsafe { plain.value() }));
        let mut guard = Self::permits(inner, op, 1);
        guard.after.changed = false;
        let written = false;
        guard.before.held = Some(Box::new(Held { op, value, written }));
        guard
    }

    /// Permits just taken.
    pub(super) fn permits(inner: G, op: Op, permits: usize) -> Self {
        for _ in 0..permits.min(PERMITS_TOLD) {
            lab::event(
                Some(op.loc),
                Kind::Locked {
                    object: lab::object(op.key),
                },
            );
        }
        Self {
            before: Before::default(),
            inner,
            after: After {
                key: op.key,
                held: Some(op.loc),
                permits,
                changed: true,
            },
        }
    }

    pub(super) fn key(&self) -> Key {
        self.after.key
    }

    /// Takes the value out; its end is nobody's business any more.
    pub(super) fn into_inner(self) -> G {
        let Self {
            before,
            inner,
            after,
        } = self;
        std::mem::forget(before);
        std::mem::forget(after);
        inner
    }

    pub(super) fn map<H>(self, map: impl FnOnce(G) -> H) -> Kept<H> {
        let Self {
            before,
            inner,
            after,
        } = self;
        Kept {
            before,
            inner: map(inner),
            after,
        }
    }

    pub(super) fn try_map<H>(self, map: impl FnOnce(G) -> Result<H, G>) -> Result<Kept<H>, Self> {
        let Self {
            before,
            inner,
            after,
        } = self;
        match map(inner) {
            Ok(inner) => Ok(Kept {
                before,
                inner,
                after,
            }),
            Err(inner) => Err(Self {
                before,
                inner,
                after,
            }),
        }
    }

    /// Joins two into one, by what joins the values.
    pub(super) fn merge(&mut self, other: Self, merge: impl FnOnce(&mut G, G)) {
        let permits = other.after.permits;
        merge(&mut self.inner, other.into_inner());
        self.after.permits += permits;
    }

    /// Takes some permits off, by what splits the values.
    pub(super) fn split(
        &mut self,
        permits: usize,
        split: impl FnOnce(&mut G) -> Option<G>,
    ) -> Option<Self> {
        let inner = split(&mut self.inner)?;
        self.after.permits -= permits;
        let after = After {
            permits,
            ..self.after
        };
        Some(Self {
            before: Before::default(),
            inner,
            after,
        })
    }

    /// A lock is about to be shared with others.
    pub(super) fn shared(&self) {
        lab::point();
    }

    /// What was locked is about to be changed.
    pub(super) fn written(&mut self) {
        self.after.changed = true;
        if let Some(held) = &mut self.before.held {
            held.written = true;
        }
    }
}

impl<G> Deref for Kept<G> {
    type Target = G;
    fn deref(&self) -> &G {
        &self.inner
    }
}

impl<G> DerefMut for Kept<G> {
    fn deref_mut(&mut self) -> &mut G {
        &mut self.inner
    }
}

impl<G: fmt::Debug> fmt::Debug for Kept<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

/// A guard: the real one, kept. `mut` makes one that can be written through.
macro_rules! guard {
    ($(#[$meta:meta])* $name:ident, [$($life:lifetime)?], [$($param:ident $(= $default:ident)?),+], $target:ident) => {
        $(#[$meta])*
        pub struct $name<$($life,)? $($param: ?Sized $(= $default)?),+>(Kept<real::$name<$($life,)? $($param),+>>);

        impl<$($life,)? $($param: ?Sized),+> std::ops::Deref for $name<$($life,)? $($param),+> {
            type Target = $target;
            fn deref(&self) -> &$target {
                &self.0
            }
        }

        impl<$($life,)? $($param: ?Sized),+> std::fmt::Debug for $name<$($life,)? $($param),+>
        where
            $target: std::fmt::Debug,
        {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<$($life,)? $($param: ?Sized),+> std::fmt::Display for $name<$($life,)? $($param),+>
        where
            $target: std::fmt::Display,
        {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                (**self).fmt(f)
            }
        }
    };
    ($(#[$meta:meta])* $name:ident, [$($life:lifetime)?], [$($param:ident $(= $default:ident)?),+], $target:ident, mut) => {
        guard! { $(#[$meta])* $name, [$($life)?], [$($param $(= $default)?),+], $target }

        impl<$($life,)? $($param: ?Sized),+> std::ops::DerefMut for $name<$($life,)? $($param),+> {
            fn deref_mut(&mut self) -> &mut $target {
                self.0.written();
                &mut self.0
            }
        }
    };
}
pub(super) use guard;
