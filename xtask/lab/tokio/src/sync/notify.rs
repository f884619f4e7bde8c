//! `Notify` and its futures.

use super::lab;
use super::recorded::{Op, Recorded};
use super::transparent::{to_real, transparent};
use ::tokio::sync as real;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// Wakes one task, or all.
#[derive(Default)]
#[repr(transparent)]
pub struct Notify(real::Notify);
transparent!(Notify);

impl Notify {
    pub fn new() -> Self {
        Self(real::Notify::new())
    }

    pub const fn const_new() -> Self {
        Self(real::Notify::const_new())
    }

    #[track_caller]
    pub fn notified(&self) -> Notified<'_> {
        // It counts from here on who is notified.
        lab::point();
        Notified(Recorded::new(
            Op::signal("Notify::notified", lab::key(&self.0)),
            self.0.notified(),
        ))
    }

    #[track_caller]
    pub fn notified_owned(self: Arc<Self>) -> OwnedNotified {
        lab::point();
        let op = Op::signal("Notify::notified_owned", lab::key(&self.0));
        OwnedNotified(Recorded::new(op, to_real(self).notified_owned()))
    }

    /// Wakes the task that has waited longest, or lets the next one through.
    pub fn notify_one(&self) {
        lab::point();
        self.0.notify_one();
        lab::passed(lab::key(&self.0));
    }

    /// Wakes the task that has waited shortest, or lets the next one through.
    pub fn notify_last(&self) {
        lab::point();
        self.0.notify_last();
        lab::passed(lab::key(&self.0));
    }

    /// Wakes all tasks that wait now.
    pub fn notify_waiters(&self) {
        lab::point();
        self.0.notify_waiters();
        lab::passed(lab::key(&self.0));
    }
}

impl fmt::Debug for Notify {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Waits for a notification.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Notified<'a>(Recorded<real::futures::Notified<'a>>);

/// Waits for a notification and keeps the `Notify` alive.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct OwnedNotified(Recorded<real::futures::OwnedNotified>);

macro_rules! notified {
    ($($name:ty),+) => { $(
        impl $name {
            /// Waits from now on, without a poll; says whether a notification was there.
            pub fn enable(self: Pin<&mut Self>) -> bool {
                lab::point();
                let enabled = self.recorded().inner().enable();
                lab::changed();
                enabled
            }

            fn recorded(self: Pin<&mut Self>) -> Pin<&mut Recorded<impl Future<Output = ()> + Enable>> {
                // SAFETY: the only field, pinned with `self` and never moved out.
                unsafe { self.map_unchecked_mut(|this| &mut this.0) }
            }
        }

        impl Future for $name {
            type Output = ();

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
                self.recorded().poll(cx)
            }
        }
    )+ };
}
notified!(Notified<'_>, OwnedNotified);

/// What both kinds can do before they are polled.
trait Enable {
    fn enable(self: Pin<&mut Self>) -> bool;
}

impl Enable for real::futures::Notified<'_> {
    fn enable(self: Pin<&mut Self>) -> bool {
        self.enable()
    }
}

impl Enable for real::futures::OwnedNotified {
    fn enable(self: Pin<&mut Self>) -> bool {
        self.enable()
    }
}
